"""Comments on a draft: from what comes back to the 征求意见汇总处理表."""

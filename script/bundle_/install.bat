@echo off
setlocal
set "RUN="
for %%V in (@VERSIONS@) do if not defined RUN (py -%%V -c "" >nul 2>nul && set "RUN=py -%%V")
if not defined RUN (python -c "" >nul 2>nul && set "RUN=python")
if not defined RUN goto missing
%RUN% "%~dp0install.py" %*
set "CODE=%ERRORLEVEL%"
pause
exit /b %CODE%

:missing
echo 没有装成：本机没有 Python @VERSIONS@。
echo 请从 python.org 下载 64 位的安装程序，装好（勾选 py launcher）后再运行本文件。
echo Python @VERSIONS@ is needed.
pause
exit /b 2

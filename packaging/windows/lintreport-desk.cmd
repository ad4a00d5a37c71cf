@echo off
rem Starts the desk, a page in the browser to drop reports on: from where install.cmd put it, from the .venv beside this file, else from the Python
rem of this computer.
setlocal
rem Neither a program nor a module is taken from the current folder, where reports of others may lie.
set NoDefaultCurrentDirectoryInExePath=1
set PYTHONSAFEPATH=1
set "HOME_PYTHON=%LOCALAPPDATA%\lintreport\Scripts"
if not exist "%HOME_PYTHON%\pythonw.exe" set "HOME_PYTHON=%~dp0.venv\Scripts"
set "NEEDED=import lintreport, starlette, uvicorn"

if exist "%HOME_PYTHON%\pythonw.exe" (
    "%HOME_PYTHON%\python.exe" -c "%NEEDED%" >nul 2>&1 || goto missing
    start "" "%HOME_PYTHON%\pythonw.exe" -m lintreport serve --with-page
    exit /b 0
)
py -3 -c "%NEEDED%" >nul 2>&1 || goto missing
start "" pyw -3 -m lintreport serve --with-page
exit /b 0

:missing
chcp 65001 >nul
echo 报告检查台还没有装好，请联系为您安装的同事：pip install "lintreport[docs,serve]"
echo The desk is not installed yet: pip install "lintreport[docs,serve]"
pause
exit /b 1

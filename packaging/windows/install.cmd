@echo off
rem Install lintreport from the wheels beside this file, without a network.
setlocal
set "HOME_OF_IT=%LOCALAPPDATA%\lintreport"
where py >nul 2>nul && (set "PYTHON=py -3") || (set "PYTHON=python")
%PYTHON% -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"
if errorlevel 1 (
    echo Python 3.11 to 3.14 is needed. 1>&2
    pause
    exit /b 1
)
%PYTHON% -m venv "%HOME_OF_IT%" || exit /b 1
"%HOME_OF_IT%\Scripts\python.exe" -m pip install --quiet --no-index --find-links "%~dp0wheels" "lintreport[docs,xlsx,serve]" || exit /b 1
echo %HOME_OF_IT%\Scripts\lintreport.exe
pause

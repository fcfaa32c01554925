; What installer and uninstaller have in common: with which questions, does the program run, and telling the
; desktop what changed.

; 1 if nothing is to be asked.
Var passive

!macro FUNCTIONS UN SELF

!insertmacro RIGHTS "${UN}" "${SELF}"

; /P and /UPDATE ask nothing.
Function ${UN}choose_questions
  StrCpy $passive 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/P" $1
  ${If} ${Errors}
    ClearErrors
    ${GetOptions} $0 "/UPDATE" $1
  ${EndIf}
  ${IfNot} ${Errors}
    StrCpy $passive 1
    SetAutoClose true
  ${EndIf}
FunctionEnd

Function ${UN}skip_if_passive
  ${If} $passive == 1
    Abort
  ${EndIf}
FunctionEnd

; $0 = 1 if the file $1 is there and cannot be opened for writing: a running program's cannot.
Function ${UN}look_whether_it_runs
  StrCpy $0 0
  ${IfNot} ${FileExists} $1
    Return
  ${EndIf}
  ClearErrors
  FileOpen $2 $1 a
  ${If} ${Errors}
    StrCpy $0 1
  ${Else}
    FileClose $2
  ${EndIf}
FunctionEnd

; The program, and the one with its window. A call is never ended from here: the person decides.
Function ${UN}wait_for_end
  ${Do}
    StrCpy $1 "$INSTDIR\${PROGRAM}"
    Call ${UN}look_whether_it_runs
    ${If} $0 = 0
      StrCpy $1 "$INSTDIR\${WINDOW}"
      Call ${UN}look_whether_it_runs
    ${EndIf}
    ${If} $0 = 0
      Return
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(runs)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${ERROR_RUNS}
      Quit
    ${EndIf}
  ${Loop}
FunctionEnd

; Takes the quotes off the path on the stack: Tauri's own installer writes them.
Function ${UN}unquote
  Exch $R0
  Push $R1
  StrCpy $R1 $R0 1
  ${If} $R1 == '"'
    StrCpy $R0 $R0 "" 1
    StrCpy $R1 $R0 1 -1
    ${If} $R1 == '"'
      StrCpy $R0 $R0 -1
    ${EndIf}
  ${EndIf}
  Pop $R1
  Exch $R0
FunctionEnd

; SHChangeNotify(SHCNE_ASSOCCHANGED, SHCNF_IDLIST): icons and associations are read again.
Function ${UN}tell_desktop
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
FunctionEnd

!macroend

Function default_folder
  ${If} $people == ""
    StrCpy $INSTDIR "$LOCALAPPDATA\${PRODUCT}"
  ${Else}
    StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT}"
  ${EndIf}
FunctionEnd

; Name, settings, consent and history of the person who uninstalls: kept unless they say otherwise, or /ERASE does. Who
; uninstalls for all people is an administrator, whose data it would be: they are not asked. The program knows where
; everything is.
Function un.personal_data
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ERASE" $1
  ${If} ${Errors}
    ${If} $passive == 1
    ${OrIf} $people != ""
    ${OrIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(erase)" /SD IDNO IDNO`
      Return
    ${EndIf}
  ${EndIf}
  ; What it says goes into a pipe: with nobody to read it, it would show a window, and wait.
  nsExec::Exec '"$INSTDIR\${PROGRAM}" --erase'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(not_erased)" /SD IDOK
    SetErrorLevel ${ERROR_FAILED}
    Abort
  ${EndIf}
FunctionEnd

; What installer and uninstaller both ask: for whom, does the program run, and tell the desktop what changed.

; " /ALLUSERS" if it is for all people of this computer.
Var people

!macro FUNCTIONS UN

Function ${UN}choose_people
  SetRegView 64
  SetShellVarContext current
  StrCpy $people ""
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${If} ${Errors}
    Return
  ${EndIf}
  UserInfo::GetAccountType
  Pop $1
  ${If} $1 != "Admin"
    MessageBox MB_OK|MB_ICONSTOP "$(rights)" /SD IDOK
    SetErrorLevel ${ERROR_RIGHTS}
    Quit
  ${EndIf}
  StrCpy $people " /ALLUSERS"
  SetShellVarContext all
FunctionEnd

; A running program's file cannot be opened for writing. A call is never ended from here: the person decides.
Function ${UN}wait_for_end
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      Return
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(runs)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${ERROR_RUNS}
      Quit
    ${EndIf}
  ${Loop}
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

; Name, settings, consent and history of the person who uninstalls: kept unless they say otherwise, or /ERASE does.
; The program knows where they are.
Function un.personal_data
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ERASE" $1
  ${If} ${Errors}
    ${IfNot} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(erase)" /SD IDNO IDYES`
      Return
    ${EndIf}
  ${EndIf}
  ExecWait '"$INSTDIR\${PROGRAM}" --erase'
FunctionEnd

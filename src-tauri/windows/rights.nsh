; For whom, and with whose rights.

; " /ALLUSERS" if it is for all people of this computer.
Var people
; 1 if somebody has asked for an administrator's rights and waits for the end of this half.
Var elevated

!macro RIGHTS UN SELF

Function ${UN}choose_people
  SetRegView 64
  SetShellVarContext current
  StrCpy $people ""
  StrCpy $elevated 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${If} ${Errors}
    Return
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/ELEVATED" $1
  ${IfNot} ${Errors}
    StrCpy $elevated 1
  ${EndIf}
  UserInfo::GetAccountType
  Pop $1
  ${If} $1 != "Admin"
    ; A person is asked for an administrator's consent once; a script gets its answer.
    ${If} $elevated = 0
    ${AndIfNot} ${Silent}
      Call ${UN}elevate
      Quit
    ${EndIf}
    MessageBox MB_OK|MB_ICONSTOP "$(rights)" /SD IDOK
    SetErrorLevel ${ERROR_RIGHTS}
    Quit
  ${EndIf}
  StrCpy $people " /ALLUSERS"
  SetShellVarContext all
FunctionEnd

; Starts this program once more with an administrator's rights, perhaps another person's, waits for its end, and starts
; what has been installed as the person who is here. The exit code is that of the other half.
Function ${UN}elevate
  Push "${SELF}"
  Push "$0 /ELEVATED"
  Call ${UN}run_as_administrator
  Pop $1
  ${If} $1 == "declined"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(rights)" /SD IDOK
    SetErrorLevel ${ERROR_RIGHTS}
    Return
  ${EndIf}
  ${If} $1 = ${START}
    StrCpy $1 0
    SetRegView 64
    ReadRegStr $2 HKLM "${UNINSTALL}" "InstallLocation"
    Exec '"$2\${PROGRAM}"'
  ${EndIf}
  SetErrorLevel $1
FunctionEnd

; From the stack: program, then its arguments. Leaves its exit code there, or "declined". ShellExecuteExW with the verb
; "runas", SEE_MASK_NOCLOSEPROCESS and SEE_MASK_NOASYNC, on a SHELLEXECUTEINFOW of 112 bytes.
Function ${UN}run_as_administrator
  Exch $R1
  Exch
  Exch $R0
  Push $R2
  Push $R3
  System::Call '*(&i4 112, &i4 0x140, p $HWNDPARENT, w "runas", w R0, w R1, p 0, &i4 1, &i4 0, p 0, p 0, p 0, p 0, p 0, p 0, p 0) p .R2'
  System::Call 'shell32::ShellExecuteExW(p R2) i .R3'
  ${If} $R3 = 0
    StrCpy $R0 "declined"
  ${Else}
    System::Call '*$R2(&i4, &i4, p, p, p, p, p, &i4, &i4, p, p, p, p, p, p, p .R1)'
    System::Call 'kernel32::WaitForSingleObject(p R1, i -1)'
    System::Call 'kernel32::GetExitCodeProcess(p R1, *i .R0)'
    System::Call 'kernel32::CloseHandle(p R1)'
  ${EndIf}
  System::Free $R2
  Pop $R3
  Pop $R2
  Exch $R0
  Exch
  Pop $R1
FunctionEnd

!macroend

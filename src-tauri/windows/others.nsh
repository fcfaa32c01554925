; Another installation of the same program on this computer: one for each person and one for all would hide each other
; (a person's own associations come before those for all), and none would ever be the newest for certain.

; The one upgrade code of all .msi packages: see package.wxs.
!define UPGRADE_CODE "{6A0C1F0E-6D1F-4B0C-9A3E-5A4A0F3C2B71}"

Function look_for_others
  ; MsiEnumRelatedProducts answers 0 for the first product with this code; a product's code has 38 characters.
  System::Call 'msi::MsiEnumRelatedProductsW(w "${UPGRADE_CODE}", i 0, i 0, w .r1) i .r2'
  ${If} $2 = 0
    Call refuse_for_everybody
  ${EndIf}
  ${If} $people == ""
    ReadRegStr $1 HKLM "${UNINSTALL}" "InstallLocation"
    ${If} $1 != ""
      Call refuse_for_everybody
    ${EndIf}
  ${EndIf}
FunctionEnd

Function refuse_for_everybody
  MessageBox MB_OK|MB_ICONINFORMATION "$(everybody)" /SD IDOK
  SetErrorLevel ${ERROR_EVERYBODY}
  Quit
FunctionEnd

; The copy of the person who installs for all goes: what is personal stays.
Function remove_own_copy
  ${If} $people == ""
    Return
  ${EndIf}
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  Push $1
  Call unquote
  Pop $1
  ${If} $1 == ""
    Return
  ${EndIf}
  ExecWait '"$1\uninstall.exe" /S /UPDATE _?=$1' $0
  ${If} $0 = ${ERROR_RUNS}
    SetErrorLevel ${ERROR_RUNS}
    Abort
  ${EndIf}
  Delete "$1\uninstall.exe"
  RMDir "$1"
FunctionEnd

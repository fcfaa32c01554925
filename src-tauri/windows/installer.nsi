; The installer for Windows, made by `cargo xtask windows` with Debian's makensis, to the conventions of Tauri's own.
;
; Names and version come from tauri.conf.json as definitions: PRODUCT VERSION PUBLISHER HOMEPAGE IDENTIFIER SCHEME
; EXTENSION TYPE PROGID PROGRAM WINDOW, besides SOURCE (folder with all files), OUT, and perhaps SIGN.
;
;   /S          no windows               /P          progress only, no questions
;   /ALLUSERS   for all people of this computer (needs administrator rights)
;   /NS         no start menu entry      /R /ARGS    start the program afterwards, with these arguments
;   /D=FOLDER   another folder; last, without quotes
;
; The uninstaller takes /S /P /ALLUSERS, and
;
;   /ERASE      erases the personal data of whoever runs it, too
;   /UPDATE     keeps everything personal and asks nothing: a newer version follows
;
; Both end with 0, or: 1 cancelled, 2 failed, 3 a newer version is installed, 4 the program runs, 5 not an administrator,
; or an administrator's consent was declined, 6 Windows is too old, 7 it is there for all people already, by this installer
; or as .msi. The uninstaller works on as a copy of itself; who wants its code starts it with _?=FOLDER (last,
; without quotes) and deletes it afterwards.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
; Dates would make two installers of the same program differ.
SetDateSave off
CRCCheck on
; A file that cannot be written is no file to be left out.
AllowSkipFiles off
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define ERROR_FAILED 2
!define ERROR_NEWER 3
!define ERROR_RUNS 4
!define ERROR_RIGHTS 5
!define ERROR_WINDOWS 6
!define ERROR_EVERYBODY 7
; How the half that runs with an administrator's rights says that the program is to be started.
!define START 100

; What the desktop finds the program's abilities by.
!define CAPABILITIES "Software\${PUBLISHER}\${PRODUCT}\Capabilities"
!define APPLICATION "Software\Classes\Applications\${PROGRAM}"

Name "${PRODUCT}"
OutFile "${OUT}"
BrandingText "${PUBLISHER}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

; The one place for signatures: a command that signs the file it is given, e.g. osslsigncode.
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${PRODUCT}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${PRODUCT}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${SOURCE}/icon.ico"
!define MUI_UNICON "${SOURCE}/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}/Contrib/Graphics/Wizard/nsis3-metro.bmp"
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION start

!define MUI_PAGE_CUSTOMFUNCTION_PRE skip_if_passive
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_PRE skip_if_passive
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_CUSTOMFUNCTION_PRE un.skip_if_passive
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!include "words.nsh"
!include "shortcut.nsh"
!include "rights.nsh"
!include "person.nsh"
!include "others.nsh"

; Where it is installed now; empty if it is not.
Var installed

!insertmacro FUNCTIONS "" "$EXEPATH"
!insertmacro FUNCTIONS "un." "$INSTDIR\uninstall.exe"

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(windows)" /SD IDOK
    SetErrorLevel ${ERROR_WINDOWS}
    Quit
  ${EndIf}
  Call choose_people
  Call choose_questions
  Call look_for_others

  ; What is installed decides where, unless /D says it.
  ReadRegStr $installed SHCTX "${UNINSTALL}" "InstallLocation"
  Push $installed
  Call unquote
  Pop $installed
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $installed
  ${EndIf}
  ${If} $INSTDIR == ""
    Call default_folder
  ${EndIf}

  ReadRegStr $1 SHCTX "${UNINSTALL}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} $1 "${VERSION}" $2
    ${If} $2 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(newer)" /SD IDOK
      SetErrorLevel ${ERROR_NEWER}
      Quit
    ${EndIf}
  ${EndIf}
  Call wait_for_end
FunctionEnd

Function un.onInit
  Call un.choose_people
  Call un.choose_questions
  ReadRegStr $INSTDIR SHCTX "${UNINSTALL}" "InstallLocation"
  Push $INSTDIR
  Call un.unquote
  Pop $INSTDIR
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $EXEDIR
  ${EndIf}
  Call un.wait_for_end
FunctionEnd

Function start
  ${If} $elevated == 1
    ; Not with an administrator's rights, who may be another person: whoever asked for them starts it.
    SetErrorLevel ${START}
    Return
  ${EndIf}
  ${If} $people != ""
    ; Started by an administrator: the desktop starts it. It hands over no arguments.
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
    Return
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ARGS" $1
  ExecShell "" "$INSTDIR\${PROGRAM}" "$1"
FunctionEnd

Function .onInstSuccess
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/R" $1
  ${IfNot} ${Errors}
    Call start
  ${EndIf}
FunctionEnd

; Moves what lies in another folder out of the way. Whatever happens there, nothing personal is touched.
Function leave_other_folder
  ${If} $installed == ""
  ${OrIf} $installed == $INSTDIR
    Return
  ${EndIf}
  ExecWait '"$installed\uninstall.exe"$people /S /UPDATE _?=$installed' $0
  ${If} $0 = ${ERROR_RUNS}
    SetErrorLevel ${ERROR_RUNS}
    Abort
  ${EndIf}
  Delete "$installed\uninstall.exe"
  RMDir "$installed"
FunctionEnd

Section
  ; It may have been started since the first look.
  Call wait_for_end
  Call remove_own_copy
  Call leave_other_folder
  SetOutPath $INSTDIR
  File "${SOURCE}/${PROGRAM}"
  File "${SOURCE}/${WINDOW}"
  File "${SOURCE}/WebView2Loader.dll"
  File "${SOURCE}/document.ico"
  File "/oname=LICENSE.txt" "${SOURCE}/LICENSE"
  File "${SOURCE}/third-party-licences.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  WriteRegStr SHCTX "Software\Classes\${SCHEME}" "" "URL:${PRODUCT}"
  WriteRegStr SHCTX "Software\Classes\${SCHEME}" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\${SCHEME}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr SHCTX "Software\Classes\${SCHEME}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr SHCTX "Software\Classes\${PROGID}" "" "$(invitation)"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\DefaultIcon" "" '"$INSTDIR\document.ico"'
  WriteRegStr SHCTX "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.${EXTENSION}" "" "${PROGID}"
  WriteRegStr SHCTX "Software\Classes\.${EXTENSION}" "Content Type" "${TYPE}"
  WriteRegStr SHCTX "Software\Classes\.${EXTENSION}\OpenWithProgids" "${PROGID}" ""

  ; "Open with" and the default apps of the settings.
  WriteRegStr SHCTX "${APPLICATION}" "FriendlyAppName" "${PRODUCT}"
  WriteRegStr SHCTX "${APPLICATION}\SupportedTypes" ".${EXTENSION}" ""
  WriteRegStr SHCTX "${APPLICATION}\SupportedTypes" ".ics" ""
  WriteRegStr SHCTX "${APPLICATION}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.ics\OpenWithProgids" "${PROGID}" ""
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationName" "${PRODUCT}"
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationDescription" "$(purpose)"
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationIcon" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr SHCTX "${CAPABILITIES}\FileAssociations" ".${EXTENSION}" "${PROGID}"
  WriteRegStr SHCTX "${CAPABILITIES}\FileAssociations" ".ics" "${PROGID}"
  WriteRegStr SHCTX "${CAPABILITIES}\UrlAssociations" "${SCHEME}" "${SCHEME}"
  WriteRegStr SHCTX "Software\RegisteredApplications" "${PRODUCT}" "${CAPABILITIES}"

  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" '"$INSTDIR\${PROGRAM}"'
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"$people'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe"$people /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" $0

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/NS" $1
  ${If} ${Errors}
    CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
    !insertmacro SET_APP_ID "$SMPROGRAMS\${PRODUCT}.lnk" "${IDENTIFIER}"
  ${EndIf}
  Call tell_desktop
SectionEnd

Section Uninstall
  Call un.wait_for_end
  Call un.personal_data

  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\document.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\third-party-licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  ; Only if nothing else was put there.
  RMDir "$INSTDIR"

  DeleteRegKey SHCTX "Software\Classes\${SCHEME}"
  DeleteRegKey SHCTX "Software\Classes\${PROGID}"
  DeleteRegValue SHCTX "Software\Classes\.${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.${EXTENSION}\OpenWithProgids"
  ReadRegStr $0 SHCTX "Software\Classes\.${EXTENSION}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegKey SHCTX "Software\Classes\.${EXTENSION}"
  ${EndIf}
  DeleteRegKey SHCTX "${APPLICATION}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\Applications"
  DeleteRegValue SHCTX "Software\Classes\.ics\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.ics\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.ics"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "${PRODUCT}"
  DeleteRegKey /ifempty SHCTX "Software\RegisteredApplications"
  DeleteRegKey SHCTX "${CAPABILITIES}"
  DeleteRegKey /ifempty SHCTX "Software\${PUBLISHER}\${PRODUCT}"
  DeleteRegKey /ifempty SHCTX "Software\${PUBLISHER}"
  DeleteRegKey SHCTX "${UNINSTALL}"
  Call un.tell_desktop
SectionEnd

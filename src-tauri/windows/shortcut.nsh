; Gives a shortcut the program's identity on the taskbar (System.AppUserModel.ID), so that a pinned entry and the
; program's windows are one. As in the example of NSIS' own Win\COM.nsh: load, set, save; without it the shortcut stays
; as it is.

!include Win\COM.nsh
!include Win\Propkey.nsh

; SysAllocString would need a variant that the shell converts; a plain text is what the property is documented to be.
!macro SET_APP_ID SHORTCUT ID
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}", .r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${SHORTCUT}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}", .r2)'
      ${If} $2 P<> 0
        System::Call '*(&w${NSIS_MAX_STRLEN} "${ID}") p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID}) p.r4'
        System::Call '*(&i2 ${VT_LPWSTR}, &i6, p r3, p) p.r5'
        ${IPropertyStore::SetValue} $2 '(r4, r5)'
        ${IPropertyStore::Commit} $2 ""
        System::Free $5
        System::Free $4
        System::Free $3
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${SHORTCUT}", 1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

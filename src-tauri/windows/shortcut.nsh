; Gives a shortcut the program's identity on the taskbar (System.AppUserModel.ID), so that a pinned entry and the
; program's windows are one. NSIS has no command for it; this is IPropertyStore by hand.

!define PROPERTY_STORE "{886D8EEB-8CF2-4446-8D02-CDBA1DBDCF99}"
!define APP_ID "{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3}"

!macro SET_APP_ID SHORTCUT ID
  System::Call 'ole32::CoInitialize(p 0)'
  ; GPS_READWRITE
  System::Call 'shell32::SHGetPropertyStoreFromParsingName(w "${SHORTCUT}", p 0, i 2, g "${PROPERTY_STORE}", *p .r1) i.r0'
  ${If} $0 == 0
    ; PROPERTYKEY: the property set and 5. PROPVARIANT: VT_LPWSTR (31) and the text.
    System::Call '*(&g16 "${APP_ID}", i 5) p.r2'
    System::Call '*(&w128 "${ID}") p.r3'
    System::Call '*(&i2 31, &i2 0, &i2 0, &i2 0, p r3, p 0) p.r4'
    System::Call '$1->6(p r2, p r4) i.r0' ; SetValue
    ${If} $0 == 0
      System::Call '$1->7() i.r0' ; Commit
    ${EndIf}
    System::Free $4
    System::Free $3
    System::Free $2
    System::Call '$1->2()' ; Release
  ${EndIf}
!macroend

; The installer's languages, and what people read in them beside what NSIS says by itself.

; The first one is for systems in any other language.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString invitation ${LANG_GERMAN} "Einladung zu ${PRODUCT}"
LangString invitation ${LANG_ENGLISH} "${PRODUCT} invitation"

LangString purpose ${LANG_GERMAN} "Meetings aus Einladungen und Links"
LangString purpose ${LANG_ENGLISH} "Meetings from invitations and links"

LangString everybody ${LANG_GERMAN} "${PRODUCT} ist auf diesem Computer schon für alle Personen installiert. Sie finden es im Startmenü. Es wurde nichts geändert."
LangString everybody ${LANG_ENGLISH} "${PRODUCT} is already installed for all people of this computer. You find it in the start menu. Nothing was changed."

LangString welcome ${LANG_GERMAN} "${PRODUCT} wird auf diesem Computer installiert. Das dauert nur einen Moment. Sie müssen dafür nichts anderes schließen.$\r$\n$\r$\nWählen Sie „Installieren“."
LangString welcome ${LANG_ENGLISH} "${PRODUCT} will be installed on this computer. This takes only a moment. You need not close anything else.$\r$\n$\r$\nChoose “Install”."

LangString windows ${LANG_GERMAN} "${PRODUCT} braucht Windows 10 oder neuer. Es wurde nichts geändert."
LangString windows ${LANG_ENGLISH} "${PRODUCT} needs Windows 10 or newer. Nothing was changed."

LangString newer ${LANG_GERMAN} "Auf diesem Computer ist schon eine neuere Version von ${PRODUCT}. Es wurde nichts geändert."
LangString newer ${LANG_ENGLISH} "This computer already has a newer version of ${PRODUCT}. Nothing was changed."

LangString runs ${LANG_GERMAN} "${PRODUCT} läuft noch. Beenden Sie bitte zuerst Ihr Meeting und das Programm. Wählen Sie dann „Wiederholen“."
LangString runs ${LANG_ENGLISH} "${PRODUCT} is still running. Please leave your meeting and close the program first. Then choose “Retry”."

LangString rights ${LANG_GERMAN} "Für alle Personen auf diesem Computer kann ${PRODUCT} nur mit Administrator-Rechten installiert oder entfernt werden."
LangString rights ${LANG_ENGLISH} "Only an administrator can install or remove ${PRODUCT} for all people of this computer."

LangString erase ${LANG_GERMAN} "Sollen auch Ihr Name, Ihre Einstellungen, Ihre Einwilligung und Ihr Verlauf gelöscht werden?"
LangString erase ${LANG_ENGLISH} "Do you also want to erase your name, your settings, your consent and your history?"

LangString not_erased ${LANG_GERMAN} "Nicht alles ließ sich löschen. Öffnen Sie bitte ${PRODUCT} und wählen Sie „Datenschutz“, „Alles löschen“. Das Programm bleibt installiert."
LangString not_erased ${LANG_ENGLISH} "Not everything could be erased. Please open ${PRODUCT} and choose “Privacy”, “Erase everything”. The program stays installed."

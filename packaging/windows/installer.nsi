; The Windows installer: one file, for one user, without an administrator. Silent with /S, another folder with /D=.
; Made by packaging/build.py, which defines VERSION, QUAD (four numbers), PAYLOAD_KB, LIST (the file
; lists), ICON, SIDE (the picture of the first and last page), OUTPUT.
;
; Exit codes: 0 done; 3 this Windows is too old; 5 the program is running, no file was touched; 6 a newer version is
; installed, no file was touched; 7 the old version could not be removed.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include "${LIST}"

!define PRODUCT "Capability Workbench"
!define PROGID "CapabilityWorkbench.Map"
!define OWN "Software\Capability Workbench"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\CapabilityWorkbench"
!define OLDEST_BUILD 18362

Name "${PRODUCT}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${PRODUCT}"
InstallDirRegKey HKCU "${OWN}" "InstallDir"
VIProductVersion "${QUAD}"
VIFileVersion "${QUAD}"
VIAddVersionKey ProductName "${PRODUCT}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${PRODUCT} setup"
VIAddVersionKey CompanyName "The Capability Workbench developers"
VIAddVersionKey LegalCopyright "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\Workbench.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString TooOld ${LANG_ENGLISH} "${PRODUCT} needs Windows 10, version 1903, or newer. Nothing was installed."
LangString TooOld ${LANG_GERMAN} "${PRODUCT} braucht Windows 10, Version 1903, oder neuer. Es wurde nichts installiert."
LangString Running ${LANG_ENGLISH} "${PRODUCT} is running. Save your work and close it, then press Retry."
LangString Running ${LANG_GERMAN} "${PRODUCT} läuft noch. Speichern Sie Ihre Arbeit, schließen Sie das Programm und wählen Sie Wiederholen."
LangString Newer ${LANG_ENGLISH} "A newer version ($0) is installed. To go back to ${VERSION}, uninstall it first. Your files stay."
LangString Newer ${LANG_GERMAN} "Eine neuere Version ($0) ist installiert. Um zu ${VERSION} zurückzukehren, deinstallieren Sie sie zuerst. Ihre Dateien bleiben."
LangString NotRemoved ${LANG_ENGLISH} "The version that is installed could not be removed. Uninstall it under Settings, Apps, then try again."
LangString NotRemoved ${LANG_GERMAN} "Die installierte Version ließ sich nicht entfernen. Deinstallieren Sie sie unter Einstellungen, Apps, und versuchen Sie es erneut."
LangString Kind ${LANG_ENGLISH} "Capability map"
LangString Kind ${LANG_GERMAN} "Fähigkeitenplan"

; A running program keeps its own file open: it cannot be opened for writing.
!macro RefuseWhileRunning prefix
Function ${prefix}RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\Workbench.exe"
    again:
    ClearErrors
    FileOpen $1 "$INSTDIR\Workbench.exe" a
    ${If} ${Errors}
      IfSilent leave
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" IDRETRY again
      leave:
      SetErrorLevel 5
      Quit
    ${EndIf}
    FileClose $1
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseWhileRunning ""
!insertmacro RefuseWhileRunning "un."

Function .onInit
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${OWN}" "Version"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(Newer)" /SD IDOK
      SetErrorLevel 6
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  Call un.RefuseWhileRunning
FunctionEnd

Section "-Program"
  Call RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' $0
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "$(NotRemoved)" /SD IDOK
      SetErrorLevel 7
      Quit
    ${EndIf}
    Delete "$INSTDIR\uninstall.exe"
  ${EndIf}
  !insertmacro InstallFiles
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\Workbench.exe"

  WriteRegStr HKCU "${OWN}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${OWN}" "Version" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Capability Workbench developers"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Workbench.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${PAYLOAD_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  WriteRegStr HKCU "${CLASSES}\.capmap" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "$(Kind)"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\Workbench.exe,0"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\Workbench.exe" "%1"'
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  !insertmacro UninstallFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${OWN}"
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  ReadRegStr $0 HKCU "${CLASSES}\.capmap" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\.capmap" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.capmap"
  ${un.RefreshShellIcons}
SectionEnd

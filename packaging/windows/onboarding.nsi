; The installer for Windows as one .exe: per machine, 64-bit, silent with /S. `python3 packaging/build.py windows`
; compiles it and passes in VERSION, ICON, OUT, UNINSTALLER, LONGEST and KILOBYTES; README.md beside this says how to use it.
;
; What it holds to: it removes exactly the files that it put there, by name, never a folder with what is in it. Nothing is
; touched before everything has been looked at. What it refuses, it refuses with a sentence and one of Windows' own error
; numbers (`net helpmsg 32` says what 32 is).

Unicode true
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
RequestExecutionLevel admin
SetCompressor /SOLID lzma
SetCompressorDictSize 32
AllowSkipFiles off
CRCCheck on

!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include MUI2.nsh

!define NAME "We're Kirklees"
!define FOLDER "Were Kirklees"
!define PUBLISHER "Kirklees Council"
!define KEY "Software\${FOLDER}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${FOLDER}"

!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt 6.12 runs on

; Everybody may read the folder for policy.ini, only the system and administrators may write, and nothing is inherited.
!define ADMIN_ONLY "O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"

!define DONE 0
!define IN_USE 32
!define DISK_FULL 112
!define BAD_PLACE 161
!define TAKEN 183
!define TOO_LONG 206
!define NOT_ADMIN 740
!define OLD_WINDOWS 1150
!define FAILED 1603
!define BUSY 1618
!define OTHER_VERSION 1638

Name "${NAME}"
OutFile "${OUT}"
InstallDir ""
BrandingText "${NAME} ${VERSION}"
Caption "${NAME} ${VERSION}"
UninstallCaption "Uninstall ${NAME}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
SpaceTexts "Room needed: " "Room on this drive: "

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} ${VERSION}: installer"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_DIRECTORYPAGE_TEXT_TOP "${NAME} goes into this folder, for everybody who uses this computer. Leave it as it is unless you have a reason to choose another.$\r$\n$\r$\nAn earlier version is replaced. Records, notes and settings stay as they are."
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "Folder"
!define MUI_PAGE_HEADER_TEXT "Where to install"
!define MUI_PAGE_HEADER_SUBTEXT "One folder, best below Program Files"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE StayWhileFolderIsUnfit
!insertmacro MUI_PAGE_DIRECTORY

!define MUI_PAGE_HEADER_TEXT "Installing"
!define MUI_PAGE_HEADER_SUBTEXT "This takes about a minute"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "${NAME} is installed"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Everybody on this computer finds it in the Start menu"
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Not installed"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Run the installer again once the reason is gone"
!insertmacro MUI_PAGE_INSTFILES

!define MUI_PAGE_HEADER_TEXT "Uninstall ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "For everybody who uses this computer"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program goes. Records, notes and settings stay with each person's account, and what the organisation set stays, too."
!insertmacro MUI_UNPAGE_CONFIRM

!define MUI_PAGE_HEADER_TEXT "Uninstalling"
!define MUI_PAGE_HEADER_SUBTEXT "This takes a few seconds"
!define MUI_UNINSTFILESPAGE_FINISHHEADER_TEXT "${NAME} is uninstalled"
!define MUI_UNINSTFILESPAGE_FINISHHEADER_SUBTEXT "Records, notes and settings are still there"
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"

Var Old ; the folder of the version that is here, as the registry has it; empty when there is none
Var Working ; "yes" once the pages are over
Var Told ; "yes" once somebody was told why it ends

!include files.nsh ; the macros PutFiles and RemoveFiles


; --- Saying what is wrong, and ending ---

; Ends with an exit code; the sentence goes to the screen, and when silent only to the log. Once files are being
; handled the page stays, with the sentence, until somebody closes it.
!macro Stop un
  Function ${un}Stop ; the code and the sentence are on the stack, the code on top
    Pop $0
    Pop $1
    Push $1
    Call ${un}Log
    MessageBox MB_OK|MB_ICONSTOP "$1" /SD IDOK
    Push $1
    Push $0
    Call ${un}End
  FunctionEnd

  Function ${un}End ; as Stop does, but with nothing said
    Pop $0
    Pop $1
    StrCpy $Told yes
    SetErrorLevel $0
    ${If} $Working == yes
      Abort "$1"
    ${EndIf}
    Quit
  FunctionEnd

  Function ${un}Log
    Exch $1
    Push $2
    FileOpen $2 "$TEMP\${FOLDER} setup.log" a
    FileSeek $2 0 END
    FileWriteUTF16LE /BOM $2 "${VERSION}: $1$\r$\n"
    FileClose $2
    Pop $2
    Pop $1
  FunctionEnd
!macroend
!insertmacro Stop ""
!insertmacro Stop "un."

!macro StopWith code sentence
  Push "${sentence}"
  Push ${code}
  !ifdef __UNINSTALL__
    Call un.Stop
  !else
    Call Stop
  !endif
!macroend
!define StopWith "!insertmacro StopWith"

; A program that runs can't be opened for writing; this sees it whoever started it, in whatever session.
!macro WaitUntilClosed un folder
  Push "${folder}"
  Call ${un}WaitUntilClosed
!macroend

!macro WaitUntilClosedFunction un
  Function ${un}WaitUntilClosed
    Exch $3
    again:
    ${For} $4 1 2
      StrCpy $5 "$3\onboarding.exe"
      ${If} $4 = 2
        StrCpy $5 "$3\onboarding-console.exe"
      ${EndIf}
      ${If} ${FileExists} $5
        ClearErrors
        FileOpen $6 $5 a
        ${If} ${Errors}
          MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is open on this computer, perhaps for somebody else who is signed in. Close it there, then try again.$\r$\n$\r$\nNothing has been changed yet." /SD IDCANCEL IDRETRY again
          Push "${NAME} is open, so nothing was changed: $5"
          Call ${un}Log
          Push "${NAME} is open, so nothing was changed."
          Push ${IN_USE}
          Call ${un}End
        ${EndIf}
        FileClose $6
      ${EndIf}
    ${Next}
    ClearErrors
    Pop $3
  FunctionEnd
!macroend
!insertmacro WaitUntilClosedFunction ""
!insertmacro WaitUntilClosedFunction "un."


; --- Before anything is touched ---

Function .onInit
  SetRegView 64
  SetShellVarContext all
  Call LookAtWindows
  Call LookAtOthers
  ReadRegStr $Old HKLM "${KEY}" "InstallLocation"
  Call LookAtWhatIsHere
  Call LookAtGivenFolder
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $Old
  ${EndIf}
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR "$PROGRAMFILES64\${FOLDER}"
  ${EndIf}
FunctionEnd

Function LookAtWindows
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    ${StopWith} ${OLD_WINDOWS} "${NAME} needs Windows 10, version 1809, or newer. Nothing was changed."
  ${EndIf}
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    ${StopWith} ${NOT_ADMIN} "Only an administrator can install ${NAME}, because it is for everybody on this computer. Nothing was changed."
  ${EndIf}
FunctionEnd

; Two at a time would take each other's files away.
Function LookAtOthers
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\${FOLDER} setup") p .r1 ?e'
  Pop $0
  ${If} $0 = 183 ; it was there already
    ${StopWith} ${BUSY} "${NAME} is being installed already. Wait until that is done. Nothing was changed."
  ${EndIf}
FunctionEnd

Function LookAtWhatIsHere
  ReadRegStr $0 HKLM "${KEY}" "InstalledBy"
  ${If} $0 == "msi"
    ReadRegStr $1 HKLM "${KEY}" "Version"
    ${StopWith} ${OTHER_VERSION} "${NAME} $1 was installed by its .msi package. Update it with the newer .msi, or uninstall it first. Nothing was changed."
  ${EndIf}
  ReadRegStr $1 HKLM "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "${VERSION}" "$1" $0
    ${If} $0 = 2
      ${StopWith} ${OTHER_VERSION} "${NAME} $1 is installed here, which is newer than ${VERSION}. To go back to ${VERSION}, uninstall $1 first. Nothing was changed."
    ${EndIf}
  ${EndIf}
FunctionEnd

; NSIS passes over a /D= that it can't use, and takes the word out of its own $CMDLINE.
Function LookAtGivenFolder
  ${If} $INSTDIR == ""
    System::Call 'kernel32::GetCommandLineW() w .r0'
    ClearErrors
    ${GetOptionsS} $0 " /D=" $1
    ${IfNot} ${Errors}
      ${StopWith} ${BAD_PLACE} "The folder after /D= can't be used: a whole path is needed, with no quotes, on a drive of this computer. Nothing was changed."
    ${EndIf}
    ClearErrors
  ${EndIf}
FunctionEnd

; Leaves in $0 the code and in $1 the sentence that speak against $INSTDIR; $0 is 0 when nothing does.
Function LookAtFolder
  StrCpy $0 ${DONE}
  StrCpy $2 $INSTDIR 1 1
  StrLen $3 $INSTDIR
  ${If} $2 != ":"
  ${OrIf} $3 < 4
  ${OrIf} $INSTDIR == $PROGRAMFILES64
  ${OrIf} $INSTDIR == $PROGRAMFILES32
  ${OrIf} $INSTDIR == $WINDIR
    StrCpy $0 ${BAD_PLACE}
    StrCpy $1 "“$INSTDIR” can't be used: ${NAME} needs a folder of its own, on a drive of this computer."
    Return
  ${EndIf}
  IntOp $4 $3 + ${LONGEST}
  ${If} $4 > 258
    IntOp $4 258 - ${LONGEST}
    StrCpy $0 ${TOO_LONG}
    StrCpy $1 "The folder's name is too long for Windows: $3 letters, where $4 are possible. Choose a shorter one."
    Return
  ${EndIf}
  ${If} $INSTDIR != $Old
    ${If} ${FileExists} "$INSTDIR\onboarding.exe"
    ${OrIf} ${FileExists} "$INSTDIR\_internal\python3*.dll"
      StrCpy $0 ${TAKEN}
      StrCpy $1 "“$INSTDIR” holds another program, or a copy of ${NAME} that Windows doesn't know of. Choose another folder, or empty this one."
      Return
    ${EndIf}
  ${EndIf}
  ; The version that is here goes first, so what it takes is free then; asking for all of it is the safe side.
  ${GetRoot} "$INSTDIR" $2
  ${DriveSpace} "$2\" "/D=F /S=M" $3
  ${If} ${Errors}
    ClearErrors
    StrCpy $0 ${BAD_PLACE}
    StrCpy $1 "“$2” is no drive that Windows can write to."
    Return
  ${EndIf}
  IntOp $4 ${KILOBYTES} / 1024
  IntOp $4 $4 + 1
  ${If} $3 < $4
    StrCpy $0 ${DISK_FULL}
    StrCpy $1 "There is not enough room on $2: ${NAME} needs $4 MB."
  ${EndIf}
FunctionEnd

Function StayWhileFolderIsUnfit
  Call LookAtFolder
  ${If} $0 <> ${DONE}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$1"
    Abort
  ${EndIf}
FunctionEnd


; --- Installing ---

Section
  StrCpy $Working yes
  Call LookAtFolder
  ${If} $0 <> ${DONE}
    ${StopWith} $0 "$1 Nothing was changed."
  ${EndIf}
  !insertmacro WaitUntilClosed "" "$INSTDIR"
  ${If} $Old != ""
    !insertmacro WaitUntilClosed "" "$Old"
    Call RemoveOld
  ${EndIf}

  ; First what takes it away again, so that an installation that was cut short can be uninstalled, or repeated.
  Call MakeFolder
  SetOutPath "$INSTDIR"
  DeleteRegValue HKLM "${KEY}" "Version"
  DeleteRegValue HKLM "${UNINSTALL_KEY}" "DisplayVersion"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  WriteRegStr HKLM "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${KEY}" "InstalledBy" "exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\onboarding.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Comments" "Learning modules for new staff, offline"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1

  !insertmacro PutFiles
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\onboarding.exe" "" "$INSTDIR\onboarding.exe" 0 SW_SHOWNORMAL "" "Learning modules for new staff"
  Call MakePolicyFolder

  ; Last the version: who sees it knows that all of it is there.
  WriteRegStr HKLM "${KEY}" "Version" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  SetErrorLevel ${DONE}
SectionEnd

; The version that is here knows its own files. Its uninstaller is run from a copy, so that it can remove itself.
Function RemoveOld
  ${IfNot} ${FileExists} "$Old\${UNINSTALLER}"
    Return
  ${EndIf}
  DetailPrint "Removing the earlier version"
  InitPluginsDir
  ClearErrors
  CopyFiles /SILENT "$Old\${UNINSTALLER}" "$PLUGINSDIR\${UNINSTALLER}"
  ExecWait '"$PLUGINSDIR\${UNINSTALLER}" /S /UPGRADE _?=$Old' $0
  ${If} ${Errors}
    StrCpy $0 ${FAILED}
  ${EndIf}
  ${If} $0 <> ${DONE}
    ${StopWith} $0 "The earlier version in “$Old” could not be removed (Windows' error $0). Restart the computer and run this installer again."
  ${EndIf}
FunctionEnd

; A folder that we make below C:\ would be everybody's to write to; then others could change what people run.
Function MakeFolder
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
    ${GetParent} "$INSTDIR" $0
    CreateDirectory $0
    ${If} $0 != $PROGRAMFILES64
      CreateDirectory "$INSTDIR"
      Push "$INSTDIR"
      Call LetOnlyAdminsWrite
    ${EndIf}
  ${EndIf}
FunctionEnd

; Any account can make a new folder in ProgramData. One that was there before the first installation is believed only
; when an administrator made it, and so is the policy in it; else it is kept beside, under another name.
Function MakePolicyFolder
  StrCpy $0 "$APPDATA\${FOLDER}"
  ClearErrors
  ${If} $Old == ""
    Push "$0\policy.ini"
    Call PutAsideUnlessAdmins
    Push $0
    Call PutAsideUnlessAdmins
  ${EndIf}
  ${IfNot} ${Errors}
    CreateDirectory $0
    Push $0
    Call LetOnlyAdminsWrite
  ${EndIf}
FunctionEnd

; Sets the error flag when it could not.
Function PutAsideUnlessAdmins
  Exch $1
  Push $2
  Push $3
  Push $4
  ${If} ${FileExists} $1
    StrCpy $3 0
    System::Call 'advapi32::GetNamedSecurityInfoW(w r1, i 1, i 1, *p .r2, p 0, p 0, p 0, *p .r4) i .r3'
    ${If} $3 = 0
      System::Call 'advapi32::IsWellKnownSid(p r2, i 26) i .r3' ; Administrators
      ${If} $3 = 0
        System::Call 'advapi32::IsWellKnownSid(p r2, i 22) i .r3' ; the system
      ${EndIf}
      System::Call 'kernel32::LocalFree(p r4)'
    ${Else}
      StrCpy $3 0
    ${EndIf}
    ${If} $3 = 0
      System::Call 'kernel32::GetTickCount() i .r4'
      ClearErrors
      Rename $1 "$1 (not from IT, $4)"
      ${If} ${Errors}
        Push "“$1” was not made by an administrator, and can't be renamed; please see to that."
        Call Log
        SetErrors
      ${Else}
        Push "“$1” was not made by an administrator; it was renamed to “$1 (not from IT, $4)”."
        Call Log
        ClearErrors
      ${EndIf}
    ${EndIf}
  ${EndIf}
  Pop $4
  Pop $3
  Pop $2
  Pop $1
FunctionEnd

Function LetOnlyAdminsWrite
  Exch $1
  Push $2
  Push $3
  StrCpy $3 0
  System::Call 'kernel32::GetFileAttributesW(w r1) i .r2'
  IntOp $2 $2 & 0x400
  ${If} $2 = 0 ; else it only leads to another folder, which is not ours to change
    System::Call 'advapi32::ConvertStringSecurityDescriptorToSecurityDescriptorW(w "${ADMIN_ONLY}", i 1, *p .r2, p 0) i .r3'
    ${If} $3 <> 0
      System::Call 'advapi32::SetFileSecurityW(w r1, i 0x80000005, p r2) i .r3' ; its owner, its list, no inheritance
      System::Call 'kernel32::LocalFree(p r2)'
    ${EndIf}
  ${EndIf}
  ${If} $3 = 0
    Push "Windows did not let “$1” be made writable for administrators only; please see to that."
    Call Log
  ${EndIf}
  Pop $3
  Pop $2
  Pop $1
FunctionEnd

Function .onInstFailed
  ${If} $Told != yes
    Push "The files could not be written to “$INSTDIR”, so ${NAME} is not complete. Run this installer again, or uninstall what is there."
    Push ${FAILED}
    Call Stop
  ${EndIf}
FunctionEnd


; --- Uninstalling ---

Function un.onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Section Uninstall
  StrCpy $Working yes
  !insertmacro WaitUntilClosed "un." "$INSTDIR"
  ClearErrors
  !insertmacro RemoveFiles
  ${If} ${Errors}
    ${StopWith} ${FAILED} "Some files in “$INSTDIR” are in use and stayed. Restart the computer and uninstall again."
  ${EndIf}
  !insertmacro RemoveFolders
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors} ; for good: no newer version is about to take its place
    Delete "$SMPROGRAMS\${NAME}.lnk"
    RMDir "$APPDATA\${FOLDER}" ; only when IT put nothing there
    DeleteRegKey HKLM "${UNINSTALL_KEY}"
    DeleteRegKey HKLM "${KEY}"
  ${EndIf}

  ; Run with _?= the uninstaller is in the folder itself and stays there, as a running program can't be deleted. It is
  ; not left to the next restart: that would take away the one of a version that was installed meanwhile.
  Delete "$INSTDIR\${UNINSTALLER}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  SetErrorLevel ${DONE}
SectionEnd

# Installs, updates and uninstalls both installers on this Windows, and looks at what is there. For a computer that may
# be spoilt, as an administrator. -Installers names a folder with those of 0.0.1 and those of one later version.
#
# It ends with 1 at the first promise that is broken. try_windows.py tries more, but under Wine.

param([Parameter(Mandatory)] [string] $Installers)

$ErrorActionPreference = "Stop"
$Folder = "$env:ProgramFiles\Were Kirklees"
$Policy = "$env:ProgramData\Were Kirklees"
$Uninstaller = "$Folder\uninstall-were-kirklees.exe"
$StartMenu = "$env:ProgramData\Microsoft\Windows\Start Menu\Programs\We're Kirklees.lnk"
$Key = "HKLM:\Software\Were Kirklees"
$Records = "$env:LOCALAPPDATA\Were Kirklees\records-of-the-trial.txt"

function Holds([string] $Promise, [bool] $ItDoes) {
    if (-not $ItDoes) { throw "BROKEN  $Promise" }
    Write-Output "holds   $Promise"
}

function EndsWith([int] $Code, [string] $Promise, [string] $Program, [string] $Words) {
    $came = (Start-Process -FilePath $Program -ArgumentList $Words -Wait -PassThru).ExitCode
    Holds "$Promise ends with $Code (came: $came)" ($came -eq $Code)
}

function IsThere([string] $Version) {
    Holds "$Version is there" ((Get-ItemProperty $Key).Version -eq $Version)
    Holds "everybody's Start menu has it" (Test-Path $StartMenu)
    $access = Get-Acl $Policy
    Holds "the policy's folder is the administrators' own" ($access.Owner -match "Administrators$" -and $access.AreAccessRulesProtected)
    $write = [System.Security.AccessControl.FileSystemRights] "Write, Delete, ChangePermissions, TakeOwnership"
    $others = $access.Access | Where-Object {
        $_.IdentityReference -notmatch "Administrators$|SYSTEM$" -and ($_.FileSystemRights -band $write)
    }
    Holds "only they and the system write there" (-not $others)
    & "$Folder\onboarding-console.exe" --self-check
    Holds "the installed program's self-check passes" ($LASTEXITCODE -eq 0)
}

function IsGone() {
    for ($tries = 0; (Test-Path $Key) -and $tries -lt 60; $tries++) { Start-Sleep 1 }
    Start-Sleep 3
    Holds "the registry and the Start menu are without it" (-not (Test-Path $Key) -and -not (Test-Path $StartMenu))
    Holds "a note of somebody's is all that stays" ((@(Get-ChildItem -Recurse -File $Folder).Name -join ", ") -eq "note.txt")
    Remove-Item -Recurse $Folder
    Holds "a person's records are as they were" ((Get-Content $Records) -eq "theirs")
    Holds "the policy stays" (Select-String -Quiet "Organisation" "$Policy\policy.ini")
    Remove-Item -Recurse $Policy
}

function PutWhatIsNotOurs() {
    "not ours" | Set-Content "$Folder\_internal\note.txt"
    "[policy]", "Organisation = Trial" | Set-Content "$Policy\policy.ini"
}

$older = Get-ChildItem "$Installers\*-0.0.1-x64.*"
$newer = Get-ChildItem "$Installers\*-x64.*" | Where-Object Name -notmatch "-0\.0\.1-"
$oldExe = ($older | Where-Object Extension -eq ".exe").FullName
$newExe = ($newer | Where-Object Extension -eq ".exe").FullName
$oldMsi = ($older | Where-Object Extension -eq ".msi").FullName
$newMsi = ($newer | Where-Object Extension -eq ".msi").FullName
$version = [regex]::Match($newExe, "were-kirklees-([\d.]+)-x64").Groups[1].Value
New-Item -ItemType Directory -Force (Split-Path $Records) | Out-Null
"theirs" | Set-Content $Records

Write-Output "The .msi"
EndsWith 0 "installing" "msiexec" "/i `"$oldMsi`" /qn /norestart"
IsThere "0.0.1"
PutWhatIsNotOurs
EndsWith 0 "updating" "msiexec" "/i `"$newMsi`" /qn /norestart"
IsThere $version
Remove-Item "$Folder\_internal\base_library.zip"
EndsWith 0 "repairing" "msiexec" "/fa `"$newMsi`" /qn /norestart"
IsThere $version
EndsWith 1603 "going back" "msiexec" "/i `"$oldMsi`" /qn /norestart"
EndsWith 1638 "the .exe over it" $newExe "/S"
IsThere $version
EndsWith 0 "uninstalling" "msiexec" "/x `"$newMsi`" /qn /norestart"
IsGone

Write-Output "The .exe"
EndsWith 0 "installing" $oldExe "/S"
IsThere "0.0.1"
PutWhatIsNotOurs
$open = Start-Process "$Folder\onboarding.exe" "--home `"$env:TEMP\trial-home`"" -PassThru
Start-Sleep 15
Holds "the program stays open" (-not $open.HasExited)
EndsWith 32 "updating while it is open" $newExe "/S"
Stop-Process -Id $open.Id
$open.WaitForExit()
Start-Sleep 2
EndsWith 0 "updating" $newExe "/S"
IsThere $version
EndsWith 1638 "going back" $oldExe "/S"
EndsWith 1603 "the .msi over it" "msiexec" "/i `"$newMsi`" /qn /norestart"
EndsWith 161 "a whole drive" $newExe "/S /D=C:\"
IsThere $version
EndsWith 0 "uninstalling" $Uninstaller "/S"
IsGone

Write-Output "The .exe in another folder"
$odd = "$env:SystemDrive\Trial & error\Jo's stuff"
EndsWith 0 "installing" $newExe "/S /D=$odd"
Holds "it is there" (Test-Path "$odd\onboarding.exe")
$users = (Get-Acl $odd).Access | Where-Object { $_.IdentityReference -match "Users$" -and $_.FileSystemRights -match "Write|Modify|FullControl" }
Holds "only administrators write there" (-not $users)
EndsWith 0 "uninstalling in place" "$odd\uninstall-were-kirklees.exe" "/S _?=$odd"
Holds "of ours the uninstaller alone stays" (@(Get-ChildItem -Recurse -File $odd).Count -eq 1)
Write-Output "Every promise holds."

"""Counts texts with LibreOffice Writer: a JSON array of strings in, an array of word counts out.

Writer runs without a window, in a profile of its own that goes away, and is asked through UNO.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale
from com.sun.star.connection import NoConnectException


def connect(pipe, process):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if process.poll() is not None:
                raise SystemExit("Writer ended before it could be asked")
            time.sleep(0.25)
    raise SystemExit("Writer did not answer")


def count_all(context, texts):
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (hidden,))
    style = document.StyleFamilies.getByName("ParagraphStyles").getByName("Standard")
    style.CharLocaleAsian = Locale("zh", "CN", "")
    # As a Chinese office has it: Latin text in a Chinese document is English.
    style.CharLocale = Locale("en", "US", "")
    counts = []
    for text in texts:
        document.Text.setString(text)
        counts.append(document.WordCount)
    document.close(True)
    return counts


def main():
    texts = json.load(sys.stdin)
    pipe = f"zwxx-count-{os.getpid()}"
    profile = tempfile.mkdtemp(prefix="zwxx-count-")
    process = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation=file://{profile}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        json.dump(count_all(connect(pipe, process), texts), sys.stdout)
    finally:
        # The starter is a script; the program itself is in its group.
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
        time.sleep(1)
        shutil.rmtree(profile, ignore_errors=True)


main()

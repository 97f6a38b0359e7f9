"""Files of a git repository at one revision, without a work tree."""
import os
import re
import subprocess


class Repository:
    def __init__(self, folder, name, revision="HEAD"):
        base = next((p for p in (os.path.join(folder, name), os.path.join(folder, name.replace("/", "+"), "repo")) if os.path.isdir(p)), None)
        if base is None:
            raise FileNotFoundError(f"{name} is not in {folder}")
        self.directory = os.path.join(base, ".git") if os.path.isdir(os.path.join(base, ".git")) else base
        self.revision = revision

    def _git(self, *arguments):
        return subprocess.run(["git", "--git-dir=" + self.directory, *arguments], capture_output=True, check=True).stdout

    def list(self, pattern):
        """(match, object) of each path that the pattern finds."""
        found = []
        for line in self._git("ls-tree", "-r", "-z", "-l", self.revision).decode("utf-8", "replace").split("\0"):
            about, _, path = line.partition("\t")
            match = re.search(pattern, path) if path else None
            about = about.split()
            if match and about[1] == "blob" and about[3].isdigit():  # a partial clone lists files that it does not have
                found.append((match, about[2]))
        return found

    def bytes(self, objects):
        with subprocess.Popen(["git", "--git-dir=" + self.directory, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as git:
            for name in objects:
                git.stdin.write((name + "\n").encode())
                git.stdin.flush()
                header = git.stdout.readline().split()
                if len(header) < 3:
                    yield b""
                    continue
                yield git.stdout.read(int(header[2]))
                git.stdout.read(1)

    def texts(self, pattern):
        """(match, text) of each file."""
        files = self.list(pattern)
        for (match, _), content in zip(files, self.bytes([name for _, name in files])):
            yield match, content.decode("utf-8", "replace")

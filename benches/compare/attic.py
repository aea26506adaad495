"""Where old outputs go. They are moved there and not deleted, since a file system makes the run that follows pay for a
deletion: ext4 looks for files to use that were not deleted in the last half minute, and a build takes four times as long."""
import os
import shutil
import time


class Attic:
    def __init__(self, folder):
        folder.mkdir()
        self.folder = folder
        self.free = shutil.disk_usage(folder).free

    def store(self, path):
        """Moves this out of the way, if it is there."""
        if path.exists():
            path.rename(self.folder / str(time.monotonic_ns()))

    def make_room(self):
        """To be called after a round. Deletes what is stored only if another such round would not fit on the disk, and then
        waits until the file system has forgotten it."""
        free = shutil.disk_usage(self.folder).free
        if free < 1.2 * (self.free - free):
            shutil.rmtree(self.folder)
            self.folder.mkdir()
            os.sync()
            time.sleep(60)
            free = shutil.disk_usage(self.folder).free
        self.free = free

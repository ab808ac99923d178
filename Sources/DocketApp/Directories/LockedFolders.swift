package import Foundation

/// Folders that are there as long as the process that made them: for copies of the demo while they are shown, and for what
/// is in the user's own editor.
///
/// Each one has a lock file that its process holds locked; the system lets go of the lock however the process ends.
/// A folder with a lock that nobody holds was left behind by a process that was killed, and is removed by the next one.
package struct LockedFolders: Sendable {
    /// The folder that they lie in.
    package let parent: URL

    /// What their names begin with.
    private let prefix: String

    private static let lockName = "lock"

    package init(in parent: URL, prefix: String) {
        self.parent = parent
        self.prefix = prefix
    }

    /// A new folder, locked until it is removed or the process ends.
    package func make() throws -> LockedFolder {
        let folder = parent.appendingPathComponent(
            prefix + UUID().uuidString.prefix(8).lowercased(), isDirectory: true)
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(
            at: parent, withIntermediateDirectories: true, attributes: attributes)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: attributes)
        // The lock gets its name when it is held: a lock that can be found and taken belongs to nobody.
        let unnamed = folder.appendingPathComponent("\(Self.lockName).new").path
        let descriptor = open(unnamed, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0,
            rename(unnamed, folder.appendingPathComponent(Self.lockName).path) == 0
        else {
            let code = POSIXErrorCode(rawValue: errno) ?? .EIO
            if descriptor >= 0 { close(descriptor) }
            // What stays is a leftover, which the next start removes.
            try? FileManager.default.removeItem(at: folder)
            throw POSIXError(code)
        }
        return LockedFolder(folder: folder, lock: descriptor)
    }

    /// Removes what processes that are gone left behind. What can't be removed, or isn't ours, stays.
    package func removeLeftovers() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let folder = parent.appendingPathComponent(name, isDirectory: true)
            guard Self.isOwnFolder(folder) else { continue }
            let lock = open(folder.appendingPathComponent(Self.lockName).path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard lock >= 0 else { continue }
            if flock(lock, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(at: folder) }
            close(lock)
        }
    }

    /// Whether it is a folder, not a link to one, that belongs to this user.
    private static func isOwnFolder(_ folder: URL) -> Bool {
        var status = stat()
        return lstat(folder.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
    }
}

/// A folder that is there as long as the process that made it, or until it is removed.
package struct LockedFolder: Sendable {
    package let folder: URL
    private let lock: Int32

    fileprivate init(folder: URL, lock: Int32) {
        self.folder = folder
        self.lock = lock
    }

    /// Removes the folder. To be called once.
    package func remove() {
        // What stays is a leftover, which the next start removes.
        try? FileManager.default.removeItem(at: folder)
        close(lock)
    }
}

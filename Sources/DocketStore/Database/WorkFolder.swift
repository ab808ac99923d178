import DocketDomain
package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder in the workspace's own for copies of its data that are not finished. A lock that the system takes away when
/// the process dies tells whether somebody is still at it: what is left of the dead is removed by the next who opens the
/// workspace.
final class WorkFolder {
    let url: URL
    private let lock: Int32

    private static let prefix = "work-"
    private static let lockName = "lock"
    private static let partsName = "parts"

    /// - Parameter workspace: The workspace's folder.
    init(in workspace: URL) throws(DocketError) {
        let id = UUID().uuidString
        url = workspace.appendingPathComponent(Self.prefix + id, isDirectory: true)
        guard mkdir(url.path, 0o700) == 0 else {
            throw DocketError(
                errno == EACCES || errno == EROFS ? .permissionDenied : .unavailable,
                "The folder \(url.path) cannot be made: \(String(cString: strerror(errno))).")
        }
        lock = open(url.appendingPathComponent(Self.lockName).path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            if lock >= 0 { close(lock) }
            throw DocketError(.conflict, "Another process cleared up in \(workspace.path) just now. Try again.")
        }
    }

    deinit {
        Self.remove(url)
        close(lock)
    }

    /// A name beside a file for a copy that gets the file's name when it is whole. It is noted first, so that it is
    /// removed should this process die.
    func part(beside file: String) throws(DocketError) -> String {
        let part = "\(file).\(url.lastPathComponent).part"
        let note = open(
            url.appendingPathComponent(Self.partsName).path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        defer { if note >= 0 { close(note) } }
        let bytes = Array(part.utf8)
        guard note >= 0, write(note, bytes, bytes.count) == bytes.count else {
            throw DocketError(.unavailable, "\(url.path) cannot be written. Check the disk.")
        }
        return part
    }

    /// Folders of a workspace whose processes are dead.
    static func leftOver(in workspace: URL) -> [URL] {
        // A folder that can't be listed has nothing that could be removed.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: workspace.path)) ?? []
        return names.filter { $0.hasPrefix(prefix) }.sorted().compactMap { name in
            let url = workspace.appendingPathComponent(name, isDirectory: true)
            let lock = open(url.appendingPathComponent(lockName).path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard lock >= 0 else { return isAbandoned(url) ? url : nil }
            defer { close(lock) }
            return flock(lock, LOCK_EX | LOCK_NB) == 0 ? url : nil
        }
    }

    /// Whether a folder without a lock is nobody's: one that is being made at this moment gets its lock at once.
    private static func isAbandoned(_ folder: URL) -> Bool {
        // One that is gone by now is nobody's to remove.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path),
            attributes[.type] as? FileAttributeType == .typeDirectory,
            let changed = attributes[.modificationDate] as? Date
        else { return false }
        return changed.timeIntervalSinceNow < -60
    }

    /// Removes what dead processes have left.
    static func clearUp(in workspace: URL) {
        for folder in leftOver(in: workspace) { remove(folder) }
    }

    /// Removes a folder, and the part beside another file that is noted in it. Only a name that the folder itself gave
    /// is removed, whatever the note says.
    private static func remove(_ folder: URL) {
        if let note = FileManager.default.contents(atPath: folder.appendingPathComponent(partsName).path),
            let part = String(validating: note, as: UTF8.self), part.hasSuffix(".\(folder.lastPathComponent).part")
        {
            unlink(part)
        }
        // What can't be removed now is found again by the next one.
        try? FileManager.default.removeItem(at: folder)
    }
}

extension WorkspaceDatabase {
    /// Copies that lie beside the workspace's file: what processes left that died, and states before a restore.
    ///
    /// - Returns: Their paths, their bytes, and whether the next who opens the workspace for writing removes them.
    package static func copies(in folder: URL) -> [(path: String, bytes: Int, isLeftOver: Bool)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return WorkFolder.leftOver(in: folder).map { ($0.path, size(of: $0), true) }
            + names.filter(isKept).sorted().map {
                let url = folder.appendingPathComponent($0)
                return (url.path, size(of: url), false)
            }
    }

    /// Whether a file of this name beside the workspace's keeps a state from before a restore.
    package static func isKept(_ name: String) -> Bool {
        name.hasPrefix("docket.db.before-restore-") || name.hasPrefix("docket.db.damaged-")
    }

    /// Bytes of a file, or of the files in a folder.
    private static func size(of url: URL) -> Int {
        var status = stat()
        guard lstat(url.path, &status) == 0 else { return 0 }
        guard status.st_mode & S_IFMT == S_IFDIR else { return Int(status.st_size) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.reduce(0) { $0 + size(of: url.appendingPathComponent($1)) }
    }
}

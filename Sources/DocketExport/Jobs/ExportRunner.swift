package import DocketDomain
package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A process's hold on the exports that it makes: a lock that the system takes away when the process dies, and a folder
/// for files that are not finished.
///
/// It is there before the log says that an export is being made. So an export whose runner is not alive belongs to a
/// process that is dead, whoever looks, and no clock has to tell.
package final class ExportRunner: Sendable {
    package let id: RunnerID
    /// The folder for unfinished files; it goes with the runner.
    package let folder: URL
    private let jobs: Folder
    private let lock: Int32

    /// - Parameters:
    ///   - exports: The folder `exports/` of the workspace; it is made where it is missing.
    ///   - id: A name that nothing else has.
    package init(in exports: URL, id: String) throws(DocketError) {
        self.id = RunnerID(id)
        jobs = try Folder.open(exports.path, creating: true).folder(Self.jobsName, creating: true)
        folder = exports.appendingPathComponent(Self.jobsName).appendingPathComponent(id)
        lock = openat(jobs.descriptor, id + Self.lockEnding, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw DocketError.file(errno, "The folder \(jobs.path) cannot be written") }
        // Somebody who clears up may have found the file before it was locked: then this export is not begun.
        guard flock(lock, LOCK_EX | LOCK_NB) == 0, Self.isLinked(lock) else {
            close(lock)
            throw DocketError(.conflict, "Another process cleared up after exports just now. Try again.")
        }
        do {
            _ = try jobs.folder(id, creating: true)
        } catch {
            unlinkat(jobs.descriptor, id + Self.lockEnding, 0)
            close(lock)
            throw error
        }
    }

    deinit {
        Self.removeFolder(id.rawValue, in: jobs)
        unlinkat(jobs.descriptor, id.rawValue + Self.lockEnding, 0)
        close(lock)
    }

    /// Whether the process that has this runner is alive. One that cannot be looked for is taken to be: an export that
    /// is being made must not be given up.
    package static func isAlive(_ id: RunnerID, in exports: URL) -> Bool {
        guard StorageKey(parsing: id.rawValue) != nil else { return false }
        let jobs: Folder
        do throws(DocketError) {
            jobs = try Folder.open(exports.path).folder(jobsName, creating: false)
        } catch {
            return error.code != .notFound
        }
        let lock = openat(jobs.descriptor, id.rawValue + lockEnding, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
        guard lock >= 0 else { return errno != ENOENT }
        defer { close(lock) }
        return flock(lock, LOCK_EX | LOCK_NB) != 0
    }

    /// Removes what dead processes left unfinished.
    package static func clearUp(in exports: URL) {
        // What cannot be looked into now is cleared up by a later start.
        guard let jobs = try? Folder.open(exports.path).folder(jobsName, creating: false),
            let names = try? jobs.names()
        else { return }
        for name in names {
            let id = name.hasSuffix(lockEnding) ? String(name.dropLast(lockEnding.count)) : name
            let lock = openat(jobs.descriptor, id + lockEnding, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
            if lock >= 0 {
                defer { close(lock) }
                guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { continue }
                removeFolder(id, in: jobs)
                unlinkat(jobs.descriptor, id + lockEnding, 0)
            } else if errno == ENOENT, !name.hasSuffix(lockEnding) {
                removeFolder(id, in: jobs)
            }
        }
    }

    private static let jobsName = ".jobs"
    private static let lockEnding = ".lock"

    private static func removeFolder(_ name: String, in jobs: Folder) {
        // What stays is removed by a later start.
        if let folder = try? jobs.folder(name, creating: false), let names = try? folder.names() {
            for name in names { unlinkat(folder.descriptor, name, 0) }
        }
        unlinkat(jobs.descriptor, name, AT_REMOVEDIR)
    }

    private static func isLinked(_ file: Int32) -> Bool {
        var status = stat()
        return fstat(file, &status) == 0 && status.st_nlink > 0
    }
}

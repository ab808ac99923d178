import DocketDomain
import DocketExport
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder of a workspace in which each program that shows it has a small file: whose it is, and what is open there.
/// The time of the file is that of its last heartbeat.
///
/// Whatever else lies there is passed over: what is no plain file is never opened, and what is larger than any such file
/// is never read.
struct PresenceFolder: Sendable {
    /// Whose program a file is of, and where they are.
    struct Entry: Hashable {
        let tenant: TenantID
        let user: UserID
        let whereabouts: Whereabouts
    }

    /// Tells a file from what was there at another time.
    struct Stamp: Hashable {
        fileprivate let node: UInt64
        fileprivate let size: Int64
        /// The last heartbeat.
        let beat: Timestamp
    }

    private let folder: Folder
    /// The rights of the workspace's own file: whoever may read that may read these.
    private let mode: mode_t

    static let name = "presence"
    /// What the name of a file begins with, before an id; one that is being written has another one.
    static let prefix = "at-"
    private static let unfinishedPrefix = "new-"

    /// Milliseconds from one heartbeat to the next, and after which a file without one counts no more.
    static let beat: Int64 = 5000
    static let life: Int64 = 15_000
    /// The same after which it is removed.
    private static let remains: Int64 = 60_000
    /// Files that are looked at: more programs than one workspace has.
    private static let mostFiles = 256
    private static let mostBytes = 4096
    private static let mostPlaces = 16

    /// Nothing where there is no such folder, and it is not to be made or can't be.
    init?(in workspace: URL, creating: Bool) {
        let path = workspace.appendingPathComponent(Self.name).path
        var status = stat()
        if creating, mkdir(path, 0o700) == 0, stat(workspace.path, &status) == 0 {
            // Where the workspace is shared by a group, so is this.
            chmod(path, status.st_mode & 0o2777)
        }
        guard let folder = try? Folder.open(path) else { return nil }
        self.folder = folder
        let database = workspace.appendingPathComponent(LocalWorkspace.databaseName).path
        mode = stat(database, &status) == 0 ? status.st_mode & 0o666 : 0o600
    }

    // MARK: One's own file

    /// Puts a file in the place of the one before; false where it can't be written.
    func write(_ entry: Entry, as id: String, at time: Timestamp) -> Bool {
        guard let bytes = try? JSONEncoder().encode(Stored(entry)) else { return false }
        let unfinished = Self.unfinishedPrefix + id
        unlinkat(folder.descriptor, unfinished, 0)
        let file = openat(
            folder.descriptor, unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        if count == bytes.count, fchmod(file, mode) == 0, futimens(file, Self.times(time)) == 0,
            renameat(folder.descriptor, unfinished, folder.descriptor, Self.prefix + id) == 0
        {
            return true
        }
        unlinkat(folder.descriptor, unfinished, 0)
        return false
    }

    /// A heartbeat: it wakes nobody. False where the file is not there any more.
    func touch(_ id: String, at time: Timestamp) -> Bool {
        utimensat(folder.descriptor, Self.prefix + id, Self.times(time), AT_SYMLINK_NOFOLLOW) == 0
    }

    func remove(_ id: String) {
        let name = Self.prefix + id
        // Written to, so that those who watch for writes look.
        let file = openat(folder.descriptor, name, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        if file >= 0 { close(file) }
        unlinkat(folder.descriptor, name, 0)
    }

    // MARK: All files

    /// The files of programs that seem to live.
    func living(at time: Timestamp) -> [String: Stamp] {
        files(beginningWith: [Self.prefix]).prefix(Self.mostFiles).reduce(into: [:]) { living, name in
            guard let stamp = stamp(of: name), stamp.isAlive(at: time) else { return }
            living[name] = stamp
        }
    }

    /// What a file says; nil where it is none of ours.
    func entry(_ name: String) -> Entry? {
        let file = openat(folder.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, Self.isUsable(status) else { return nil }
        let (bytes, failure) = FileBytes.read(file, at: 0, upTo: Self.mostBytes)
        guard failure == nil else { return nil }
        // Whatever it is, it says nothing that could be shown.
        return (try? JSONDecoder().decode(Stored.self, from: Data(bytes)))?.entry(atMost: Self.mostPlaces)
    }

    /// Removes what dead processes have left.
    func clearUp(at time: Timestamp) {
        for name in files(beginningWith: [Self.prefix, Self.unfinishedPrefix]) {
            guard let stamp = stamp(of: name),
                abs(stamp.beat.milliseconds - time.milliseconds) > Self.remains
            else { continue }
            unlinkat(folder.descriptor, name, 0)
        }
    }

    /// Names as this type gives them.
    private func files(beginningWith prefixes: [String]) -> [String] {
        // A folder that can't be listed tells of nobody.
        ((try? folder.names()) ?? []).filter { name in
            prefixes.contains { name.hasPrefix($0) && UUID(uuidString: String(name.dropFirst($0.count))) != nil }
        }
    }

    private func stamp(of name: String) -> Stamp? {
        var status = stat()
        guard fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
            status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        let (seconds, isTooFar) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1000)
        guard !isTooFar, abs(seconds) < Int64.max / 4 else { return nil }
        return Stamp(
            node: UInt64(status.st_ino), size: Int64(status.st_size),
            beat: Timestamp(milliseconds: seconds + Int64(time.tv_nsec) / 1_000_000))
    }

    private static func isUsable(_ status: stat) -> Bool {
        status.st_mode & S_IFMT == S_IFREG && (1...mostBytes).contains(Int(status.st_size))
    }

    private static func times(_ time: Timestamp) -> [timespec] {
        let (seconds, rest) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
        let time = timespec(tv_sec: Int(seconds), tv_nsec: Int(rest) * 1_000_000)
        return [time, time]
    }
}

extension PresenceFolder.Stamp {
    /// Whether the last heartbeat was a moment ago. One that is still to come is none.
    func isAlive(at time: Timestamp) -> Bool {
        abs(time.milliseconds - beat.milliseconds) < PresenceFolder.life
    }
}

/// What stands in a file: ids, and nothing that they stand for.
private struct Stored: Codable {
    let tenant: TenantID
    let user: UserID
    /// Written `kind:id`.
    let open: [String]
    let writing: [ThreadID]

    init(_ entry: PresenceFolder.Entry) {
        tenant = entry.tenant
        user = entry.user
        open = entry.whereabouts.open.sorted().map(\.description)
        writing = entry.whereabouts.writing.sorted()
    }

    func entry(atMost limit: Int) -> PresenceFolder.Entry? {
        guard open.count + writing.count <= limit else { return nil }
        return PresenceFolder.Entry(
            tenant: tenant, user: user,
            whereabouts: Whereabouts(open: Set(open.compactMap(StreamID.init(parsing:))), writing: Set(writing)))
    }
}

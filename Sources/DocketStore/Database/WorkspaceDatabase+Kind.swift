import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension WorkspaceDatabase {
    /// Refuses what stands in the place of the file and is none: SQLite would wait for it, or blame the disk.
    static func checkKind(of path: String) throws(DocketError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink, stat(path, &status) != 0 { throw refusal(path, "a symbolic link that leads nowhere") }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw refusal(path, "a folder")
        case S_IFIFO: throw refusal(path, "a named pipe")
        case S_IFSOCK: throw refusal(path, "a socket")
        case S_IFCHR, S_IFBLK: throw refusal(path, "a device")
        default: throw refusal(path, "no plain file")
        }
    }

    private static func refusal(_ path: String, _ kind: String) -> DocketError {
        DocketError(
            .corrupt,
            "\(path) is \(kind), where the workspace's file should be. Move it away; `docket restore` puts a backup in its place, and `docket init` begins anew."
        )
    }
}

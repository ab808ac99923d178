import DocketArchive
import DocketDomain
import Foundation

/// Finds what a file is by its first bytes.
enum ExportOpening {
    static func source(of url: URL, name: String, format: ChatFormat?) throws(DocketError) -> any ConversationSource {
        try checkReadable(url, name: name)
        do {
            let file = try FileByteSource(url: url)
            let peeked = PeekedByteSource(file, limit: 16)
            if peeked.head.starts(with: sqliteMagic) {
                guard format ?? .llm == .llm else {
                    throw DocketError(
                        .invalidArgument, "\(name) is an SQLite database, not a \(format?.name ?? "") export.")
                }
                return try LLMConversations(url: url, name: name)
            }
            if format == .llm {
                throw DocketError(.invalidArgument, "\(name) is no SQLite database, as the logs of llm are.")
            }
            if zipMagics.contains(where: peeked.head.starts(with:)) {
                return try ArchiveConversations(path: url.path)
            }
            if wideMagics.contains(where: peeked.head.starts(with:)) || hasZeros(peeked.head) {
                throw DocketError(
                    .invalidArgument, "\(name) is in UTF-16 or UTF-32. Save it as UTF-8, as JSON has to be.")
            }
            let conversations = JSONConversations(source: peeked, totalBytes: size(of: url)) { file.bytesRead }
            guard !conversations.isEmpty else { throw DocketError(.invalidArgument, "\(name) is empty.") }
            return conversations
        } catch let error as DocketError {
            throw error
        } catch let error as ArchiveError {
            throw DocketError(.invalidArgument, "\(name) cannot be imported. \(error.message)")
        } catch {
            throw DocketError(.unavailable, "\(name) cannot be read.", cause: String(describing: error))
        }
    }

    private static let sqliteMagic = Array("SQLite format 3\0".utf8)
    /// Of an archive with entries, and of one without.
    private static let zipMagics: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]
    private static let wideMagics: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]

    /// Whether every other byte is 0, as where JSON begins in UTF-16, or more are.
    private static func hasZeros(_ head: [UInt8]) -> Bool {
        head.count > 1 && head.prefix(2).contains(0) && head.prefix(2).contains { $0 != 0 }
    }

    private static func checkReadable(_ url: URL, name: String) throws(DocketError) {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else {
            throw DocketError(.notFound, "There is no file \(name).")
        }
        guard !isDirectory.boolValue else {
            throw DocketError(.invalidArgument, "\(name) is a folder. Name the export's file in it.")
        }
        var status = stat()
        guard stat(url.path, &status) != 0 || status.st_mode & S_IFMT != S_IFCHR else {
            throw DocketError(.invalidArgument, "\(name) is a device, which need not end. Name a file.")
        }
        guard FileManager.default.isReadableFile(atPath: url.path) else {
            throw DocketError(.permissionDenied, "\(name) may not be read by this user.")
        }
    }

    private static func size(of url: URL) -> Int {
        // Only progress is told by it; whether the file can be read shows when it is.
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}

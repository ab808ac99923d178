import Crypto
import DocketDomain
import Foundation

/// SHA-256 of files, which may be large.
enum FileDigest {
    /// In hexadecimal, as blobs are named.
    static func sha256(_ file: URL) throws(DocketError) -> String {
        do {
            let handle = try FileHandle(forReadingFrom: file)
            // It was only read: nothing can be lost.
            defer { try? handle.close() }
            var hash = SHA256()
            while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { hash.update(data: part) }
            return StableDigest.hexadecimal(hash.finalize())
        } catch {
            throw DocketError(.unavailable, "\(file.path) cannot be read. Check its rights.", cause: "\(error)")
        }
    }
}

package import DocketDomain
package import Foundation

/// A place that keeps the files of exports.
///
/// A file is there as a whole or not at all. Errors are `DocketError`s that say what the user can do; none names a
/// credential.
package protocol ExportStorage: Sendable {
    /// What history calls it: `local` or `s3`.
    var name: String { get }

    /// Takes over a finished file: it is kept under the key, and no longer lies where it was. A file that was there is
    /// replaced.
    ///
    /// - Throws: `resourceExhausted` where there is no room, `permissionDenied`, `unavailable`, `cancelled`. Then
    ///   nothing is kept under the key that was not there before.
    func put(_ file: URL, as key: StorageKey, mediaType: String) async throws(DocketError)

    /// Hands over the bytes of a file, in parts, in order.
    ///
    /// - Throws: `notFound` where there is none, and what `body` throws.
    func get(_ key: StorageKey, _ body: (Data) throws(DocketError) -> Void) async throws(DocketError)

    /// An address at which the file can be read: for a time, where the place can limit that.
    ///
    /// - Parameter fileName: What a browser is to call the file.
    func url(of key: StorageKey, expiresIn: Duration, fileName: String?) async throws(DocketError) -> URL

    /// The file's path on this machine, where it has one.
    func path(of key: StorageKey) -> String?

    /// The file's path on this machine under a name that people read, where it has one. It goes when the file goes.
    func readablePath(of key: StorageKey, fileName: String) throws(DocketError) -> String?

    /// Removes a file; one that is not there is no error.
    func delete(_ key: StorageKey) async throws(DocketError)

    /// Gives up files that were begun and never finished, where the place keeps parts of them.
    ///
    /// - Parameter isOver: Whether nobody makes the file of this key any more.
    func abandonUnfinished(
        prefix: String, where isOver: (StorageKey) async throws(DocketError) -> Bool
    ) async throws(DocketError)

    /// All files, or those whose keys begin with the prefix, by key.
    func list(prefix: String) async throws(DocketError) -> [StoredFile]
}

extension ExportStorage {
    package func readablePath(of key: StorageKey, fileName: String) throws(DocketError) -> String? { path(of: key) }

    /// Nothing, where a file is there as a whole or not at all.
    package func abandonUnfinished(
        prefix: String, where isOver: (StorageKey) async throws(DocketError) -> Bool
    ) async throws(DocketError) {}
}

/// A file as a storage lists it.
package struct StoredFile: Hashable, Sendable {
    package let key: StorageKey
    package let bytes: Int

    package init(key: StorageKey, bytes: Int) {
        self.key = key
        self.bytes = bytes
    }
}

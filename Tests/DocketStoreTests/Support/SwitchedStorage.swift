import DocketDomain
import DocketExport
import Foundation
import Synchronization

/// A storage of exports that can be made unreachable, as a server is whose network is down.
final class SwitchedStorage: ExportStorage {
    private let files: LocalStorage
    private let state = Mutex((isReachable: true, deletions: 0))

    init(in folder: URL) {
        files = LocalStorage(root: folder)
    }

    let name = "far away"

    var isReachable: Bool {
        get { state.withLock { $0.isReachable } }
        set { state.withLock { $0.isReachable = newValue } }
    }

    /// How often a file was to be removed.
    var deletions: Int { state.withLock { $0.deletions } }

    private func reach() throws(DocketError) {
        guard isReachable else { throw DocketError(.unavailable, "It cannot be reached.") }
    }

    func put(_ file: URL, as key: StorageKey, mediaType: String) async throws(DocketError) {
        try reach()
        try await files.put(file, as: key, mediaType: mediaType)
    }

    func get(_ key: StorageKey, _ body: (Data) throws(DocketError) -> Void) async throws(DocketError) {
        try reach()
        try await files.get(key, body)
    }

    func url(of key: StorageKey, expiresIn: Duration, fileName: String?) async throws(DocketError) -> URL {
        try await files.url(of: key, expiresIn: expiresIn, fileName: fileName)
    }

    func path(of key: StorageKey) -> String? { files.path(of: key) }

    func delete(_ key: StorageKey) async throws(DocketError) {
        state.withLock { $0.deletions += 1 }
        try reach()
        try await files.delete(key)
    }

    func list(prefix: String) async throws(DocketError) -> [StoredFile] {
        try reach()
        return try await files.list(prefix: prefix)
    }
}

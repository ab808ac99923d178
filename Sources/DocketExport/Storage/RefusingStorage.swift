package import DocketDomain
package import Foundation

/// Stands for a storage that cannot be used as it is configured, and says why when it is used.
package struct RefusingStorage: ExportStorage {
    package let name: String
    private let error: DocketError

    package init(name: String, error: DocketError) {
        self.name = name
        self.error = error
    }

    package func put(_ file: URL, as key: StorageKey, mediaType: String) async throws(DocketError) { throw error }

    package func get(_ key: StorageKey, _ body: (Data) throws(DocketError) -> Void) async throws(DocketError) {
        throw error
    }

    package func url(of key: StorageKey, expiresIn: Duration, fileName: String?) async throws(DocketError) -> URL {
        throw error
    }

    package func path(of key: StorageKey) -> String? { nil }

    package func delete(_ key: StorageKey) async throws(DocketError) { throw error }

    package func list(prefix: String) async throws(DocketError) -> [StoredFile] { throw error }
}

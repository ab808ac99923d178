package import DocketDomain

/// How an import is done.
package struct ImportOptions: Hashable, Sendable {
    /// Reads and counts, and writes nothing.
    package var dryRun = false
    /// Whether tables, queries and documents become artifacts.
    package var artifacts = true
    /// Who sees the new threads.
    package var visibility = ThreadVisibility.private

    package init() {}
}

/// What the import of one file did.
package struct ImportReport: Hashable, Sendable, Codable {
    package let file: String
    package let format: String
    package var added = ImportCount()
    /// Conversations that could not be taken, and why.
    package var skipped: [Skipped] = []
    /// Conversations that had nothing new.
    package var unchanged = 0

    package struct Skipped: Hashable, Sendable, Codable {
        /// The conversation's id in the export; empty where the file itself breaks off.
        package let id: String
        package let reason: String

        package init(id: String, reason: String) {
            self.id = id
            self.reason = reason
        }
    }

    package init(file: String, format: String) {
        self.file = file
        self.format = format
    }
}

/// How far an import has come.
package struct ImportProgress: Hashable, Sendable {
    package let bytesRead: Int
    package let totalBytes: Int
    package let threads: Int
    package let messages: Int

    package init(bytesRead: Int, totalBytes: Int, threads: Int, messages: Int) {
        self.bytesRead = bytesRead
        self.totalBytes = totalBytes
        self.threads = threads
        self.messages = messages
    }
}

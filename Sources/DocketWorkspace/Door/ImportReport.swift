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
    /// Conversations that could not be taken, and why; and where the file itself is broken.
    package var skipped: [Skipped] = []
    /// Conversations that had nothing new.
    package var unchanged = 0
    /// What became of each message that the file has.
    package var account = MessageAccount()

    package struct Skipped: Hashable, Sendable, Codable {
        /// The conversation's id in the export; empty where not even that could be found.
        package let id: String
        package let reason: String
        /// How many messages it has, as far as that is known.
        package let messages: Int
        /// Whether it is the file that is broken, and no conversation.
        package let isFile: Bool

        package init(id: String, reason: String, messages: Int = 0, isFile: Bool = false) {
            self.id = id
            self.reason = reason
            self.messages = messages
            self.isFile = isFile
        }
    }

    package init(file: String, format: String) {
        self.file = file
        self.format = format
    }

    /// Where the file breaks off or is broken; what was whole before has been taken.
    package var breakage: String? { skipped.first(where: \.isFile)?.reason }
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

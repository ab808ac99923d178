/// What becomes of documents, tables and queries that name a customer who is erased.
package enum ErasureDocuments: String, Hashable, Sendable, Codable, CaseIterable {
    /// What names the customer is replaced in them. Those that an earlier erasure has listed are erased as a whole: what
    /// is to be replaced in them is not known any more.
    case erase
    /// They stay as they are.
    case keep
    /// They stay for now, for a person to decide.
    case list
}

/// What an erasure has left that names the customer.
package struct ErasureLeft: Hashable, Sendable, Codable {
    /// Artifacts.
    package var documents: [ArtifactID] = []
    /// Other customers who are named together with this one.
    package var customers: [CustomerID] = []

    package init() {}
}

/// What was found of a customer beside their own data.
package struct ErasureFindings: Hashable, Sendable {
    /// Documents that name the customer.
    package var documents: [Document] = []
    /// Exports that are about the customer, or of something that names them.
    package var exports: [Export] = []
    /// Other customers whose data names this one.
    package var customers: [CustomerID] = []

    package struct Document: Hashable, Sendable, Codable {
        package let id: ArtifactID
        /// As it is after the erasure.
        package let title: String

        package init(id: ArtifactID, title: String) {
            self.id = id
            self.title = title
        }
    }

    package struct Export: Hashable, Sendable {
        package let id: ExportID
        package let createdBy: UserID
        package let fileExtension: String
        package let isBeingMade: Bool
        /// Nothing where no file was finished.
        package let file: ErasedFile?

        package init(id: ExportID, createdBy: UserID, fileExtension: String, isBeingMade: Bool, file: ErasedFile?) {
            self.id = id
            self.createdBy = createdBy
            self.fileExtension = fileExtension
            self.isBeingMade = isBeingMade
            self.file = file
        }
    }

    package init() {}
}

/// What is written in the step that erases.
package struct ErasureRecord: Sendable {
    package var append: Append
    /// Files that are to be removed once it is written.
    package var files: [ErasedFile]

    package init(append: Append, files: [ErasedFile]) {
        self.append = append
        self.files = files
    }
}

/// The file of an export that is to be removed.
package struct ErasedFile: Hashable, Sendable {
    /// The name of the storage that has it.
    package let storage: String
    package let key: String

    /// Stands for what an erasure has freed in the log itself.
    package static let pages = ErasedFile(storage: "", key: "")

    package init(storage: String, key: String) {
        self.storage = storage
        self.key = key
    }
}

/// What is to be done once an erasure was written.
package struct UnfinishedErasure: Hashable, Sendable {
    /// Whether nothing of it was done yet: what it has freed in the workspace is still there to be read.
    package let isNew: Bool
    package let files: [ErasedFile]

    package init(isNew: Bool, files: [ErasedFile]) {
        self.isNew = isNew
        self.files = files
    }

    /// How long a file is left that could not be removed, in milliseconds: a minute, two, four, …, at most a day.
    package static func pause(afterAttempt attempt: Int) -> Int64 {
        min(60_000 << Int64(min(max(attempt, 1), 12) - 1), 86_400_000)
    }
}

/// How large things may be (beyond them a clear error, not a crash).
package enum Limits {
    /// Bytes of text in one message.
    package static let messageBytes = 1 << 20
    /// Bytes of one artifact's payload; tables beyond it are kept in chunks.
    package static let payloadBytes = 16 << 20
    /// Rows that a table keeps inside its event; longer ones go to chunks of this size.
    package static let inlineRows = 1000
    /// Cells of a table that is read from a file, those that fill short rows up included.
    package static let tableCells = 50_000_000
    /// Bytes of a document, or of a table's rows, that stay inside the event.
    package static let inlineBytes = 64 << 10
    /// Levels of nested JSON.
    package static let nesting = 64
    /// Characters of a title.
    package static let titleCharacters = 500
    /// Bytes of a title, or of any name.
    package static let titleBytes = 4 << 10
    /// Bytes of a description or comment.
    package static let noteBytes = 64 << 10
    /// Characters of a tag, a label's key, or an id that a user chooses.
    package static let nameCharacters = 100
    /// Bytes of one attached file.
    package static let attachmentBytes = 64 << 20
    /// Bytes of a picture that is attached: assistants take no larger ones.
    package static let pictureBytes = 5 << 20
}

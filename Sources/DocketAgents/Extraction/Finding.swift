package import DocketDomain

/// A value that notes give a field.
package struct Finding: Hashable, Sendable {
    package let fieldKey: String
    /// As the field stores it.
    package let value: JSON
    /// Verbatim.
    package let sourceText: String
    /// Characters of the notes.
    package let range: Range<Int>
    package let confidence: Confidence
    /// What found it.
    package let foundBy: String

    package init(
        fieldKey: String, value: JSON, sourceText: String, range: Range<Int>, confidence: Confidence, foundBy: String
    ) {
        self.fieldKey = fieldKey
        self.value = value
        self.sourceText = sourceText
        self.range = range
        self.confidence = confidence
        self.foundBy = foundBy
    }
}

package import Foundation

/// A file that came with a message.
package struct ContextFile: Sendable {
    package enum Content: Sendable {
        case text(String)
        case picture(ContextPicture)
        /// It is not given, for a reason in a sentence.
        case withheld(String)
    }

    package var name: String
    package var content: Content

    package init(name: String, content: Content) {
        self.name = name
        self.content = content
    }
}

/// A picture as it is handed to an assistant.
package struct ContextPicture: Hashable, Sendable {
    package var bytes: Data
    package var mediaType: String

    package init(bytes: Data, mediaType: String) {
        self.bytes = bytes
        self.mediaType = mediaType
    }
}

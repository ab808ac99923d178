package import NIOHTTP1

/// What a scripted server does next with a connection.
package enum ServerStep: Sendable {
    /// The status and headers; without a length the body comes in chunks.
    case head(Int, HTTPHeaders = [:])
    /// One chunk of the body, sent at once.
    case bytes([UInt8])
    /// The same chunk again and again: so many in all, in groups of so many, with a pause after each group.
    case repeated([UInt8], count: Int, group: Int = 1, pause: Duration = .zero)
    case pause(Duration)
    /// The body is whole.
    case end
    /// The connection is cut.
    case cut
    /// Nothing more, until the client goes away.
    case hang

    package static func text(_ text: String) -> Self { .bytes(Array(text.utf8)) }
}

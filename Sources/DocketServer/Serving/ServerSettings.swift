/// How a server serves.
package struct ServerSettings: Sendable {
    /// The path of its socket.
    package var socket: String
    /// Whether the group of the socket's owner may connect, too.
    package var groupAccess = false
    /// How long nothing may happen in a stream before there is a sign of life.
    package var heartbeat = Duration.seconds(15)
    /// How long calls may take that are there when the server ends.
    package var drain = Duration.seconds(10)

    package init(socket: String) {
        self.socket = socket
    }
}

package import DocketDomain

/// Who works in the workspace now, and what they have open: told apart from the log, and gone with who told it.
package protocol PresenceBoard: Sendable {
    /// Takes part in it. Until somewhere is told, nobody sees that.
    func enter() -> any PresenceTelling

    /// The others: as they are now, then anew whenever something of it has changed, until the task is cancelled. They are
    /// users of the viewer's tenant and not the viewer, at places that the viewer may see, in the order of their names.
    func others() -> AsyncStream<[Presence]>
}

/// What one run of a program tells others of its user. Where the process dies, others forget it within seconds.
package protocol PresenceTelling: Sendable {
    /// Others see this from now on, and what was told before no more. It does not wait for that.
    func tell(_ whereabouts: Whereabouts)

    /// Others see nothing from now on. It happens by itself when it is let go of.
    func leave()
}

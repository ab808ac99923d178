/// What somebody has on the screen, and where they write. It holds for the moment: no log has it.
package struct Whereabouts: Hashable, Sendable {
    /// The threads, artifacts and proposals that are open.
    package var open: Set<StreamID>
    /// The threads in which a message is being typed.
    package var writing: Set<ThreadID>

    package init(open: Set<StreamID> = [], writing: Set<ThreadID> = []) {
        self.open = open
        self.writing = writing
    }

    package var isNowhere: Bool { open.isEmpty && writing.isEmpty }

    /// Every object that somebody is at.
    package var places: Set<StreamID> { open.union(writing.map(StreamID.thread)) }

    /// Without the places that fail a test.
    package func filtered(_ isKept: (StreamID) -> Bool) -> Whereabouts {
        Whereabouts(open: open.filter(isKept), writing: writing.filter { isKept(.thread($0)) })
    }
}

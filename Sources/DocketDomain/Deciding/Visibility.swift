/// Finds objects as far as the one who asks may see them: what cannot be seen is not there.
struct Visibility {
    let loaded: LoadedState
    let viewer: Viewer
}

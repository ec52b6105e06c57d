let action = () => {};

/** What happens when the Api no longer knows who we are. */
export function whenSignedOut(next: () => void) {
  action = next;
}

export function tellSignedOut() {
  action();
}

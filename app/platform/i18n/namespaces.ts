/** Namespaces every page needs. */
export const ALWAYS = ['common', 'ui', 'errors'] as const

/**
 * What a route says of itself: the namespaces of texts it shows, whether its page runs the framework in the browser, and
 * whether it stands alone, without header and footer.
 */
export type RouteHandle = { i18n?: readonly string[]; script?: boolean; bare?: boolean }

/** The namespaces of a page, from the handles of its routes. */
export function namespacesOf(handles: readonly unknown[]): string[] {
  return [...new Set([...ALWAYS, ...handles.flatMap((handle) => (handle as RouteHandle | undefined)?.i18n ?? [])])]
}

/** Reading pages are finished HTML; a page hydrates only where one of its routes asks for it. */
export const needsScript = (handles: readonly unknown[]) => handles.some((handle) => (handle as RouteHandle | undefined)?.script === true)

/** Whether a page stands alone: in a frame on another site, or on paper. */
export const isBare = (handles: readonly unknown[]) => handles.some((handle) => (handle as RouteHandle | undefined)?.bare === true)

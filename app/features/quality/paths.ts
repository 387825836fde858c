import { workspacePath } from '#app/features/workspaces/paths.ts'

/** A workspace's records by quality. */
export const qualityPath = (language: string, slug: string) => `${workspacePath(language, slug)}/quality`

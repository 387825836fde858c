import { settingsPath } from '#app/features/workspaces/paths.ts'

export const archivePath = (language: string, slug: string) => `${settingsPath(language, slug)}/archive`
export const archiveFilePath = (language: string, slug: string, archiveId: string) => `${archivePath(language, slug)}/${archiveId}.zip`
export const archiveLoadsPath = (language: string) => `/${language}/admin/archives`
export const archiveLoadPath = (language: string, loadId: string) => `${archiveLoadsPath(language)}/${loadId}`

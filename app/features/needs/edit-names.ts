/** The path of a need's place, under which its form has the fields of any place. */
export const PLACE_PATH = 'facts/place'

/** The form name of the words by which projects are searched. */
export const PROJECT_SEARCH = 'projectSearch'

/** The path of the row that links a project: one for each project, so that a link made twice is one. */
export const linkPath = (projectId: string) => `projects/${projectId.replaceAll('-', '')}`

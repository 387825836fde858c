/** What a table is called after its file: the name without folders and ending. */
export const nameWithoutEnding = (name: string) => name.slice(name.lastIndexOf('/') + 1).replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '')

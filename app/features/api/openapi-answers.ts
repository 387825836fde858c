export const reference = (place: 'schemas' | 'headers' | 'responses', name: string) => ({ $ref: `#/components/${place}/${name}` })

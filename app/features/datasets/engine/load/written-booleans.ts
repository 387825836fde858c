/** Words for yes and no, lower case: as computers write them and in the languages of the portal. */
export const YES_WORDS = ['true', 'yes', 'vrai', 'oui', 'verdadero', 'sí', 'si', 'verdadeiro', 'sim', 'نعم', 'صحيح']
export const NO_WORDS = ['false', 'no', 'faux', 'non', 'falso', 'não', 'nao', 'لا', 'خطأ']

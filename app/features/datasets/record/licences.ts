/** Licences under which data are commonly shared: SPDX identifier, name, and where its text stands. The names are proper names. */
export const LICENCES = [
  { id: 'CC-BY-4.0', name: 'Creative Commons Attribution 4.0', url: 'https://creativecommons.org/licenses/by/4.0/', open: true },
  { id: 'CC-BY-SA-4.0', name: 'Creative Commons Attribution-ShareAlike 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/', open: true },
  { id: 'CC-BY-3.0-IGO', name: 'Creative Commons Attribution 3.0 IGO', url: 'https://creativecommons.org/licenses/by/3.0/igo/', open: true },
  { id: 'CC0-1.0', name: 'Creative Commons Zero 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/', open: true },
  { id: 'ODbL-1.0', name: 'Open Data Commons Open Database License 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/', open: true },
  { id: 'ODC-By-1.0', name: 'Open Data Commons Attribution License 1.0', url: 'https://opendatacommons.org/licenses/by/1-0/', open: true },
  { id: 'PDDL-1.0', name: 'Open Data Commons Public Domain Dedication 1.0', url: 'https://opendatacommons.org/licenses/pddl/1-0/', open: true },
  { id: 'etalab-2.0', name: 'Licence Ouverte 2.0 (Etalab)', url: 'https://spdx.org/licenses/etalab-2.0.html', open: true },
  { id: 'OGL-UK-3.0', name: 'Open Government Licence 3.0', url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', open: true },
  { id: 'CC-BY-NC-4.0', name: 'Creative Commons Attribution-NonCommercial 4.0', url: 'https://creativecommons.org/licenses/by-nc/4.0/', open: false },
  { id: 'CC-BY-NC-SA-4.0', name: 'Creative Commons Attribution-NonCommercial-ShareAlike 4.0', url: 'https://creativecommons.org/licenses/by-nc-sa/4.0/', open: false },
  { id: 'CC-BY-ND-4.0', name: 'Creative Commons Attribution-NoDerivatives 4.0', url: 'https://creativecommons.org/licenses/by-nd/4.0/', open: false },
] as const // prettier-ignore

export type LicenceId = (typeof LICENCES)[number]['id']

export const findLicence = (id: string | undefined) => LICENCES.find((licence) => licence.id === id)

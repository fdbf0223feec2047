// Runs as a classic script in <head>; see vite.config.ts. The keys are those of hooks/use-theme.ts and
// hooks/use-palette.ts.
try {
  const { dataset } = document.documentElement
  const theme = localStorage.getItem('seismo.theme')
  if (theme === 'light' || theme === 'dark') dataset.theme = theme
  if (localStorage.getItem('seismo.palette') === 'distinct') dataset.palette = 'distinct'
} catch {
  // Storage denied: the system's theme it is.
}

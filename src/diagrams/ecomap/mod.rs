//! The ecomap: the household drawn as the sun, the systems around it, the ties between.
